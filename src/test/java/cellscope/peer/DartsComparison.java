package cellscope.peer;

import static cellscope.peer.StepComparison.BATCH;
import static cellscope.peer.StepComparison.CHANNELS;
import static cellscope.peer.StepComparison.RATE;
import static cellscope.peer.StepComparison.STEPS;
import static cellscope.peer.StepComparison.THREADS;
import static org.assertj.core.api.Assertions.assertThat;

import cellscope.engine.kernel.Precision;
import cellscope.model.space.benchmark201.Benchmark201;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Times full steps of DARTS on the NAS-Bench-201 supernet (C=16, N=5, batch 64), of which every
 * edge computes all operations, here and in libtorch, in turn like {@link StepComparison}: {@code
 * mvn test -Ppeer -Dtest=DartsComparison -Dexcluded.test.groups= -Dpeer.steps=21}.
 */
@Tag("peer")
@Tag("slow")
class DartsComparison {
  private static final int CELLS = Integer.getInteger("peer.cells", 5);
  private static final int WARM_UP = 3;

  @ParameterizedTest
  @ValueSource(strings = {"darts-v1", "darts-v2"})
  void steps(String algorithm) throws IOException {
    boolean unrolled = algorithm.equals("darts-v2");
    double[] ours = new double[STEPS];
    double[] theirs = new double[STEPS];
    Process here = StepComparison.start(DartsServer.class);
    try (DataOutputStream out =
            new DataOutputStream(new BufferedOutputStream(here.getOutputStream()));
        DataInputStream in = new DataInputStream(new BufferedInputStream(here.getInputStream()));
        PeerClient peer = PeerClient.start(THREADS, Precision.SINGLE, StepServer.environment())) {
      out.writeBoolean(unrolled);
      for (int value : new int[] {CHANNELS, CELLS, BATCH, THREADS}) {
        out.writeInt(value);
      }
      StepComparison.prepare(peer, Benchmark201.SPACE, CELLS);
      peer.program(0, PeerProgram.joint(CELLS, false));
      for (int s = -WARM_UP; s < STEPS; s++) {
        out.writeBoolean(true);
        out.flush();
        double own = in.readLong() / 1e6;
        double other = unrolled ? peer.unrolledStep(0, RATE) : peer.step(0, 0, RATE);
        if (s >= 0) {
          ours[s] = own;
          theirs[s] = other;
        }
      }
      out.writeBoolean(false);
      out.flush();
      StepComparison.print(algorithm, ours, theirs, in.readLong(), peer.peakBytes());
    } finally {
      here.destroy();
    }
    assertThat(ours).doesNotContain(0);
  }
}
