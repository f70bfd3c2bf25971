package cellscope.engine.kernel.provider;

import cellscope.engine.kernel.KernelProvider;
import cellscope.engine.kernel.KernelProvider.Device;
import cellscope.engine.kernel.KernelProvider.Probe;
import cellscope.engine.kernel.cpu.CpuProvider;
import cellscope.engine.kernel.portable.PortableProvider;
import cellscope.model.InputProblem;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.ToLongFunction;

/** All kernels that there are, and the choice among them. */
public final class KernelProviders {
  /** The fastest first: the first that suits a wish and can compute here is taken. */
  public static final List<KernelProvider> ALL =
      List.of(PortableProvider.onGpu(), new CpuProvider(), PortableProvider.onCpu());

  private KernelProviders() {}

  /**
   * Chooses the kernels and starts the libraries that they compute with.
   *
   * @param neededBytes memory that the run needs with a provider's kernels; asked only of those on
   *     a device with memory of its own
   * @throws InputProblem what is demanded can't be used
   */
  public static KernelChoice choose(KernelWish wish, ToLongFunction<KernelProvider> neededBytes) {
    return choose(ALL, wish, neededBytes);
  }

  static KernelChoice choose(
      List<KernelProvider> all, KernelWish wish, ToLongFunction<KernelProvider> neededBytes) {
    List<Refusal> refusals = new ArrayList<>();
    for (KernelProvider provider : all) {
      if (wish.suits(provider)) {
        Probe probe = provider.probe(() -> neededBytes.applyAsLong(provider));
        if (probe.usable()) {
          return new KernelChoice(provider, reason(wish, provider, probe, refusals));
        }
        refusals.add(new Refusal(provider, probe.reason()));
      }
    }
    throw problem(wish, refusals);
  }

  /** A provider that would have been better, and why it can't compute here, as half a sentence. */
  private record Refusal(KernelProvider provider, String why) {}

  private static String reason(
      KernelWish wish, KernelProvider chosen, Probe probe, List<Refusal> refusals) {
    if (chosen.device() == Device.GPU) {
      return "The GPU: " + probe.reason() + ".";
    }
    String device =
        first(refusals, Device.GPU)
            .filter(refusal -> !wish.demands(Device.CPU))
            .map(refusal -> "The CPU: " + refusal.why() + ".")
            .orElse("The CPU, as the config asks.");
    return device
        + first(refusals, Device.CPU)
            .map(refusal -> " The " + chosen.id() + " kernels: " + refusal.why() + ".")
            .orElse("");
  }

  private static InputProblem problem(KernelWish wish, List<Refusal> refusals) {
    if (wish.demands(Device.GPU) && !refusals.isEmpty()) {
      return new InputProblem(
          "a GPU is demanded, but " + refusals.get(0).why(),
          "execution.device",
          "set it to auto or cpu to compute on the CPU");
    }
    String why = refusals.isEmpty() ? "there are none" : refusals.get(0).why();
    return new InputProblem(
        "no kernels of the kind " + wish.kernels() + " can compute here: " + why,
        "execution.kernels",
        "set it to " + KernelWish.ANY);
  }

  private static Optional<Refusal> first(List<Refusal> refusals, Device device) {
    return refusals.stream().filter(each -> each.provider().device() == device).findFirst();
  }
}
