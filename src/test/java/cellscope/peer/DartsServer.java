package cellscope.peer;

import cellscope.engine.data.Batch;
import cellscope.engine.kernel.KernelFactory;
import cellscope.engine.kernel.Kernels;
import cellscope.engine.nn.Adam;
import cellscope.engine.nn.Descent;
import cellscope.engine.nn.Initialisation;
import cellscope.engine.search.BatchShape;
import cellscope.engine.search.DartsRules;
import cellscope.engine.search.DartsStep;
import cellscope.engine.search.SecondOrderDartsStep;
import cellscope.engine.supernet.Network;
import cellscope.model.RandomStream;
import cellscope.model.space.benchmark201.Benchmark201;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.List;

/** CellScope's side of {@link DartsComparison}. */
final class DartsServer {
  private DartsServer() {}

  /**
   * Reads whether of second order, channels, cells, batch and threads; then true for each step,
   * answered by its nanoseconds; false ends it, answered by the peak memory.
   */
  public static void main(String[] arguments) throws IOException {
    DataInputStream in = new DataInputStream(new BufferedInputStream(System.in));
    DataOutputStream out = new DataOutputStream(new BufferedOutputStream(System.out));
    boolean unrolled = in.readBoolean();
    Network.Size size = new Network.Size(in.readInt(), in.readInt(), 3, StepComparison.CLASSES);
    int batch = in.readInt();
    try (Kernels kernels = KernelFactory.cpu(in.readInt(), 2)) {
      Network network = Network.supernet(Benchmark201.SPACE, size, false, false, kernels);
      Initialisation.of(network.parameters(), RandomStream.ofSeed(0));
      Runnable step = step(network, batch, unrolled);
      while (in.readBoolean()) {
        long began = StepServer.clock();
        step.run();
        out.writeLong(StepServer.clock() - began);
        out.flush();
      }
      out.writeLong(StepComparison.peakBytes());
      out.flush();
    }
  }

  private static Runnable step(Network network, int images, boolean unrolled) {
    int side = StepComparison.SIDE;
    BatchShape shape = new BatchShape(images, side, side, 3);
    DartsRules rules =
        new DartsRules(
            new Descent.Rules(5, 0.9, true, 5e-4, false),
            false,
            new Adam.Settings(3e-4, 0.5, 0.999, 1e-8, 1e-3));
    List<double[][]> alphas = List.<double[][]>of(new double[6][5]);
    Batch weight = batch(images, 0);
    Batch arch = batch(images, 1);
    if (unrolled) {
      SecondOrderDartsStep step = new SecondOrderDartsStep(network, rules, shape, alphas);
      return () -> {
        step.weightStep(weight, StepComparison.RATE);
        step.archStep(weight, arch, StepComparison.RATE);
      };
    }
    DartsStep step = new DartsStep(network, rules, shape, alphas);
    return () -> {
      step.weightStep(weight, StepComparison.RATE);
      step.archStep(arch);
    };
  }

  private static Batch batch(int images, int half) {
    return new Batch(images, StepComparison.pixels(images, half), StepComparison.labels(images));
  }
}
