package cellscope.peer;

import cellscope.engine.kernel.KernelFactory;
import cellscope.engine.kernel.Kernels;
import cellscope.engine.nn.Descent;
import cellscope.engine.nn.Initialisation;
import cellscope.engine.nn.Mode;
import cellscope.engine.nn.Workspace;
import cellscope.engine.supernet.Network;
import cellscope.engine.supernet.NetworkPass;
import cellscope.model.RandomStream;
import cellscope.model.space.catalogue.PublishedCells;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;

/** CellScope's side of {@link TrainComparison}. */
final class TrainServer {
  private TrainServer() {}

  /**
   * Reads a published genotype's name, channels, cells, batch and threads; then true for each step,
   * answered by its nanoseconds; false ends it, answered by the peak memory.
   */
  public static void main(String[] arguments) throws IOException {
    DataInputStream in = new DataInputStream(new BufferedInputStream(System.in));
    DataOutputStream out = new DataOutputStream(new BufferedOutputStream(System.out));
    var genotype = PublishedCells.byName(in.readUTF()).orElseThrow();
    Network.Size size = new Network.Size(in.readInt(), in.readInt(), 3, StepComparison.CLASSES);
    int batch = in.readInt();
    try (Kernels kernels = KernelFactory.cpu(in.readInt(), 2)) {
      Network network = Network.standAlone(genotype, size, kernels);
      Initialisation.of(network.parameters(), RandomStream.ofSeed(0));
      Descent descent =
          new Descent(network.parameters(), kernels, new Descent.Rules(5, 0.9, true, 5e-4, false));
      int side = StepComparison.SIDE;
      NetworkPass pass =
          network.bind(
              Workspace.forTraining(kernels, batch), kernels.allocate(batch, side, side, 3), false);
      float[] pixels = StepComparison.pixels(batch, 0);
      int[] labels = StepComparison.labels(batch);
      while (in.readBoolean()) {
        long began = StepServer.clock();
        pass.images().write(pixels, 0);
        pass.forward(network.only(), Mode.TRAINING);
        pass.backward(labels, network.only(), null);
        descent.step(Math.sqrt(descent.squares()), StepComparison.RATE);
        out.writeLong(StepServer.clock() - began);
        out.flush();
      }
      out.writeLong(StepComparison.peakBytes());
      out.flush();
    }
  }
}
