package cellscope.engine.kernel.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cellscope.config.ConfigReader;
import cellscope.config.SearchConfig;
import cellscope.engine.kernel.KernelMemory;
import cellscope.engine.kernel.KernelProvider;
import cellscope.engine.kernel.Kernels;
import cellscope.engine.kernel.Precision;
import cellscope.model.InputProblem;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.LongSupplier;
import org.junit.jupiter.api.Test;

class KernelProvidersTest {
  /** Finds what it is told, and opens nothing. */
  private record Told(String id, Device device, String obstacleOrNull) implements KernelProvider {
    @Override
    public Set<Precision> precisions() {
      return EnumSet.allOf(Precision.class);
    }

    @Override
    public Probe probe(LongSupplier neededBytes) {
      if (device == Device.GPU) {
        neededBytes.getAsLong();
      }
      return obstacleOrNull == null
          ? Probe.usable(device == Device.GPU ? "Some card" : "")
          : Probe.unusable(obstacleOrNull);
    }

    @Override
    public int slices(int wanted) {
      return wanted;
    }

    @Override
    public Kernels open(Precision precision, int threads, int slices) {
      throw new AssertionError("choosing opens nothing");
    }

    @Override
    public KernelMemory memory(int slices) {
      throw new AssertionError("choosing counts nothing by itself");
    }
  }

  private static final KernelProvider CARD = card(null);
  private static final KernelProvider NO_CARD = card("no card was found");
  private static final KernelProvider FAST = cpu("fast", null);
  private static final KernelProvider PLAIN = cpu("plain", null);

  private static KernelProvider card(String obstacleOrNull) {
    return new Told("plain", KernelProvider.Device.GPU, obstacleOrNull);
  }

  private static KernelProvider cpu(String id, String obstacleOrNull) {
    return new Told(id, KernelProvider.Device.CPU, obstacleOrNull);
  }

  private static KernelChoice choose(String device, String kernels, KernelProvider... all) {
    return KernelProviders.choose(List.of(all), new KernelWish(device, kernels), any -> 0);
  }

  @Test
  void theFirstThatSuitsAndCanComputeIsTaken() {
    assertThat(choose("auto", "auto", CARD, FAST, PLAIN))
        .isEqualTo(new KernelChoice(CARD, "The GPU: Some card."));
    assertThat(choose("gpu", "auto", CARD, FAST, PLAIN).provider()).isEqualTo(CARD);
    assertThat(choose("auto", "plain", CARD, FAST, PLAIN).provider()).isEqualTo(CARD);
    assertThat(choose("cpu", "auto", CARD, FAST, PLAIN))
        .isEqualTo(new KernelChoice(FAST, "The CPU, as the config asks."));
    assertThat(choose("cpu", "plain", CARD, FAST, PLAIN))
        .isEqualTo(new KernelChoice(PLAIN, "The CPU, as the config asks."));
  }

  @Test
  void aCardThatCannotBeUsedLeavesTheWorkToTheCpuAndSaysWhy() {
    assertThat(choose("auto", "auto", NO_CARD, FAST, PLAIN))
        .isEqualTo(new KernelChoice(FAST, "The CPU: no card was found."));
    assertThat(choose("auto", "plain", NO_CARD, FAST, PLAIN))
        .isEqualTo(new KernelChoice(PLAIN, "The CPU: no card was found."));
  }

  @Test
  void kernelsThatCannotComputeHereAreReplacedWithAWord() {
    KernelProvider absent = cpu("fast", "their library is absent");
    assertThat(choose("cpu", "auto", CARD, absent, PLAIN))
        .isEqualTo(
            new KernelChoice(
                PLAIN, "The CPU, as the config asks. The plain kernels: their library is absent."));
    assertThat(choose("auto", "auto", NO_CARD, absent, PLAIN).reason())
        .isEqualTo("The CPU: no card was found. The plain kernels: their library is absent.");
  }

  @Test
  void demandedGpuThatCannotBeUsedIsAProblemOfTheConfig() {
    assertThatThrownBy(() -> choose("gpu", "auto", NO_CARD, FAST, PLAIN))
        .isInstanceOf(InputProblem.class)
        .hasMessage(
            "execution.device: a GPU is demanded, but no card was found;"
                + " set it to auto or cpu to compute on the CPU");
  }

  @Test
  void kernelsThatNobodyHasAreAProblemOfTheConfig() {
    assertThatThrownBy(() -> choose("cpu", "other", CARD, FAST, PLAIN))
        .isInstanceOf(InputProblem.class)
        .hasMessageStartingWith("execution.kernels: no kernels of the kind other can compute here");
    assertThatThrownBy(() -> choose("cpu", "fast", CARD, cpu("fast", "too old"), PLAIN))
        .isInstanceOf(InputProblem.class)
        .hasMessageContaining("too old");
  }

  @Test
  void memoryIsCountedWithTheKernelsThatWouldComputeIt() {
    List<KernelProvider> counted = new ArrayList<>();
    KernelProviders.choose(
        List.of(NO_CARD, FAST),
        new KernelWish("auto", "auto"),
        provider -> {
          counted.add(provider);
          return 0;
        });
    assertThat(counted).containsExactly(NO_CARD);
  }

  @Test
  void eachOfTheListIsToldApartByKindAndDevice() {
    assertThat(KernelProviders.ALL)
        .extracting(provider -> provider.id() + " on " + provider.device().id())
        .doesNotHaveDuplicates()
        .contains("cpu on cpu", "portable on cpu", "portable on gpu");
  }

  @Test
  void theListServesWhatAConfigCanAskForOnTheCpu() {
    for (String kernels : new String[] {"auto", "portable"}) {
      SearchConfig config =
          ConfigReader.parse(
              "{\"execution\": {\"device\": \"cpu\", \"kernels\": \"" + kernels + "\"}}", "test");
      KernelWish wish = new KernelWish(config.execution().device(), config.execution().kernels());
      KernelChoice choice = KernelProviders.choose(wish, any -> 0);
      assertThat(choice.device()).isEqualTo("cpu");
      try (Kernels opened = choice.provider().open(Precision.SINGLE, 1, 1)) {
        assertThat(opened.description())
            .startsWith(kernels.equals("auto") ? "oneDNN " : "portable kernels, ND4J 1.");
      }
    }
  }
}
