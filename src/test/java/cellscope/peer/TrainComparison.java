package cellscope.peer;

import static cellscope.peer.StepComparison.BATCH;
import static cellscope.peer.StepComparison.CHANNELS;
import static cellscope.peer.StepComparison.SIDE;
import static cellscope.peer.StepComparison.STEPS;
import static cellscope.peer.StepComparison.WARM_UP;
import static org.assertj.core.api.Assertions.assertThat;

import cellscope.engine.kernel.KernelFactory;
import cellscope.engine.kernel.Kernels;
import cellscope.engine.kernel.Precision;
import cellscope.engine.nn.Initialisation;
import cellscope.engine.nn.Mode;
import cellscope.engine.nn.Parameter;
import cellscope.engine.nn.Workspace;
import cellscope.engine.supernet.Network;
import cellscope.engine.supernet.NetworkPass;
import cellscope.model.RandomStream;
import cellscope.model.genotype.Genotype;
import cellscope.model.space.catalogue.PublishedCells;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.Map;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Times training steps of the network of GDAS_V1 (C=16, N=2, batch 64, no auxiliary head, no paths
 * dropped) here and in libtorch, in turn like {@link StepComparison}: {@code mvn test -Ppeer
 * -Dtest=TrainComparison -Dexcluded.test.groups=}.
 */
@Tag("peer")
class TrainComparison {
  private static final String NAME = "GDAS_V1";
  private static final int CELLS = 2;
  private static final Network.Size SIZE =
      new Network.Size(CHANNELS, CELLS, 3, StepComparison.CLASSES);

  private static Genotype genotype() {
    return PublishedCells.byName(NAME).orElseThrow();
  }

  @Test
  @Tag("slow")
  void trainingSteps() throws IOException {
    double[] ours = new double[STEPS];
    double[] theirs = new double[STEPS];
    Process here = StepComparison.start(TrainServer.class);
    try (DataOutputStream out =
            new DataOutputStream(new BufferedOutputStream(here.getOutputStream()));
        DataInputStream in = new DataInputStream(new BufferedInputStream(here.getInputStream()));
        PeerClient peer =
            PeerClient.start(StepComparison.THREADS, Precision.SINGLE, StepServer.environment())) {
      out.writeUTF(NAME);
      for (int value : new int[] {CHANNELS, CELLS, BATCH, StepComparison.THREADS}) {
        out.writeInt(value);
      }
      try (Kernels kernels = KernelFactory.portable(Precision.SINGLE)) {
        define(peer, network(kernels), BATCH);
      }
      for (int s = -WARM_UP; s < STEPS; s++) {
        out.writeBoolean(true);
        out.flush();
        double own = in.readLong() / 1e6;
        double other = peer.train(0, StepComparison.RATE);
        if (s >= 0) {
          ours[s] = own;
          theirs[s] = other;
        }
      }
      out.writeBoolean(false);
      out.flush();
      StepComparison.print("training of " + NAME, ours, theirs, in.readLong(), peer.peakBytes());
    } finally {
      here.destroy();
    }
    assertThat(ours).doesNotContain(0);
  }

  /** What is timed is the same network on both sides. */
  @Test
  void trainedNetworkHasThePeersLossAndGradients() throws IOException {
    int batch = 8;
    try (Kernels kernels = KernelFactory.portable(Precision.DOUBLE);
        PeerClient peer = PeerClient.start(2, Precision.DOUBLE, Map.of())) {
      Network network = network(kernels);
      define(peer, network, batch);
      PeerClient.Gradients theirs = peer.gradients(0, 0);
      NetworkPass pass =
          network.bind(
              Workspace.forTraining(kernels, batch), kernels.allocate(batch, SIDE, SIDE, 3), false);
      pass.images().write(StepComparison.pixels(batch, 0), 0);
      pass.forward(network.only(), Mode.TRAINING);
      double loss = pass.backward(StepComparison.labels(batch), network.only(), null);
      assertThat(loss).isCloseTo(theirs.loss(), Offset.offset(1e-9 * theirs.loss()));
      SupernetPeerTest.compareWeights(network, theirs.byName(), 1e-9);
    }
  }

  private static Network network(Kernels kernels) {
    Network network = Network.standAlone(genotype(), SIZE, kernels);
    Initialisation.of(network.parameters(), RandomStream.ofSeed(0));
    return network;
  }

  private static void define(PeerClient peer, Network network, int batch) throws IOException {
    for (Parameter p : network.parameters().all()) {
      float[] values = p.value().toFloats();
      p.value().write(values, 0); // in double, what the peer gets and no more digits
      peer.weight(p.name(), p.value().shape(), values);
    }
    int[] shape = {batch, SIDE, SIDE, 3};
    peer.batch(shape, StepComparison.pixels(batch, 0), StepComparison.labels(batch));
    peer.program(0, PeerProgram.standAlone(genotype(), CHANNELS, CELLS));
  }
}
