package cellscope.run;

import cellscope.model.Alpha;
import cellscope.model.genotype.Genotype;
import cellscope.model.genotype.Operation;
import cellscope.model.run.CellDraw;
import cellscope.model.run.CellState;
import cellscope.model.run.RunEvent.EpochDone;
import cellscope.model.run.RunEvent.EpochTimed;
import cellscope.model.run.RunEvent.RunStarted;
import cellscope.model.run.RunEvent.StepDone;
import cellscope.model.run.RunEvent.StepTimed;
import cellscope.model.run.RunListener;
import cellscope.model.run.RunListener.Position;
import cellscope.model.space.Space;
import cellscope.model.space.benchmark201.Benchmark201;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;

/** Tells what a search would, from a place in it on; what it tells depends on the place alone. */
final class FakeSearch {
  private static final Space SPACE = Benchmark201.SPACE;
  private static final int EDGES = SPACE.cells().get(0).edges().size();
  private static final int OPERATIONS = SPACE.operations().size();

  private final int epochs;
  private final int steps;

  FakeSearch(int epochs, int stepsPerEpoch) {
    this.epochs = epochs;
    this.steps = stepsPerEpoch;
  }

  /** Asked before each step; false ends the search on the spot. */
  @FunctionalInterface
  interface Gate {
    boolean go(int epoch, int step) throws IOException, InterruptedException;
  }

  static final class Killed extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }

  /** Dies without a word before a step. */
  static Gate killedBefore(int epoch, int step) {
    return (e, s) -> {
      if (e == epoch && s == step) {
        throw new Killed();
      }
      return true;
    };
  }

  /** What a search tells first; the logs' columns follow from it. */
  static RunStarted started(int epochs, int steps) {
    return SearchEvents.started(SPACE.name(), epochs, steps, 640, 320, 100, 73306);
  }

  /**
   * Runs to the end, with a checkpoint before each epoch but the first, and in the middle of each.
   */
  void run(Optional<InputStream> state, RunListener listener, Gate gate)
      throws IOException, InterruptedException {
    int place = state.isPresent() ? read(state.get()) : 0;
    if (place == 0) {
      listener.onEvent(started(epochs, steps));
    }
    for (; place < epochs * steps; place++) {
      int epoch = place / steps;
      int step = place % steps;
      if (place > 0 && (step == 0 || step == steps / 2)) {
        checkpoint(listener, place);
      }
      if (!gate.go(epoch, step)) {
        checkpoint(listener, place);
        return;
      }
      listener.onEvent(step(epoch, step));
      listener.onEvent(new StepTimed(epoch, step, 0.25, 0.01));
      if (step == steps - 1) {
        listener.onEvent(epoch(epoch));
        listener.onEvent(new EpochTimed(epoch, 2.5, 512, 0.1, 0.2, 1L << 30));
      }
    }
    checkpoint(listener, place);
    listener.onEvent(SearchEvents.finished(epochs, genotype(epochs - 1)));
  }

  private void checkpoint(RunListener listener, int place) throws IOException {
    listener.onCheckpoint(
        new Position(place / steps, place % steps),
        out -> {
          DataOutputStream data = new DataOutputStream(out);
          data.writeInt(place);
          data.write(new byte[5000]);
          data.flush();
        });
  }

  private static int read(InputStream in) throws IOException {
    try (DataInputStream data = new DataInputStream(in)) {
      int place = data.readInt();
      if (data.readAllBytes().length != 5000) {
        throw new IOException("the state is not whole");
      }
      return place;
    }
  }

  static StepDone step(int epoch, int step) {
    Random random = new Random(epoch * 1000L + step);
    return SearchEvents.step(
        epoch,
        step,
        new double[] {
          random.nextDouble() * 3,
          (float) random.nextDouble(),
          random.nextGaussian(),
          random.nextInt(65) / 64.0,
          10.0 / (epoch + 1),
          random.nextDouble() * 1e-6,
          random.nextDouble() * 1e20,
          step == 0 ? 0 : random.nextDouble(),
          step == 0 ? Double.POSITIVE_INFINITY : random.nextDouble()
        },
        List.of(new CellDraw("cell", draw(random))),
        List.of(new CellDraw("cell", draw(random))));
  }

  static EpochDone epoch(int epoch) {
    Random random = new Random(-epoch - 1);
    double[][] alpha = new double[EDGES][];
    for (int e = 0; e < EDGES; e++) {
      alpha[e] = random.doubles(OPERATIONS, -1e-3, 1e-3).toArray();
    }
    CellState cell =
        new CellState("cell", Alpha.of(alpha), draw(random), counts(random), counts(random));
    return SearchEvents.epoch(
        epoch,
        new double[] {
          random.nextDouble(),
          random.nextDouble(),
          random.nextDouble(),
          random.nextDouble(),
          epoch % 2 == 1 ? Double.NaN : random.nextDouble(),
          epoch % 2 == 1 ? Double.NaN : random.nextDouble(),
          10,
          0.025,
          random.nextDouble(),
          random.nextDouble(),
          Double.POSITIVE_INFINITY
        },
        genotype(epoch),
        List.of(cell));
  }

  static Genotype genotype(int epoch) {
    List<Operation> operations =
        new Random(epoch).ints(EDGES, 0, OPERATIONS).mapToObj(SPACE.operations()::get).toList();
    return SPACE.ofEveryEdge(operations);
  }

  private static List<Integer> draw(Random random) {
    return random.ints(EDGES, 0, OPERATIONS).boxed().toList();
  }

  private static List<List<Integer>> counts(Random random) {
    List<List<Integer>> rows = new ArrayList<>();
    IntStream.range(0, EDGES)
        .forEach(e -> rows.add(random.ints(OPERATIONS, 0, 100).boxed().toList()));
    return rows;
  }
}
