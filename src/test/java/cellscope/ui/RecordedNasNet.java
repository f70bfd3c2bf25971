package cellscope.ui;

import cellscope.config.ConfigReader;
import cellscope.model.Alpha;
import cellscope.model.RandomStream;
import cellscope.model.genotype.CellTopology;
import cellscope.model.genotype.Genotype;
import cellscope.model.run.CellDraw;
import cellscope.model.run.CellState;
import cellscope.model.run.RunEvent.EpochTimed;
import cellscope.model.run.RunEvent.StepDone;
import cellscope.model.space.Derivation;
import cellscope.model.space.Space;
import cellscope.model.space.nasnet.NasNet;
import cellscope.picture.CellFrame;
import cellscope.picture.Frames;
import cellscope.run.RunDirectory;
import cellscope.run.RunLibrary;
import cellscope.run.RunWriter;
import cellscope.run.SearchEvents;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Writes a finished search of the NASNet space whose alphas drift apart. */
final class RecordedNasNet {
  private static final Space SPACE = NasNet.SPACE;

  /** Of the supernet with C=16, N=2 for 10 classes. */
  static final long PARAMETERS = 1_343_034;

  private static final int STEPS = 12;

  private RecordedNasNet() {}

  static RunDirectory of(RunLibrary library, int epochs) throws IOException {
    String config =
        "{\"name\": \"nasnet-cifar\", \"space\": {\"name\": \"nasnet\", \"channels\": 16, \"cells\": 2},"
            + " \"data\": {\"dataset\": \"cifar-10\"}, \"search\": {\"epochs\": "
            + epochs
            + "}, \"seed\": 7}";
    RunDirectory run =
        library.create(ConfigReader.parse(config, "a test"), "nasnet-cifar", Map.of());
    List<List<CellFrame>> kinds = new ArrayList<>();
    for (CellTopology cell : SPACE.cells()) {
      kinds.add(Frames.search(cell, epochs, 11 + kinds.size()));
    }
    RandomStream random = RandomStream.ofSeed(5);
    try (RunWriter writer = RunWriter.start(run)) {
      writer.onEvent(SearchEvents.started(SPACE.name(), epochs, STEPS, 640, 640, 200, PARAMETERS));
      Genotype derived = null;
      for (int epoch = 0; epoch < epochs; epoch++) {
        List<CellState> cells = states(kinds, epoch);
        List<Alpha> alphas = cells.stream().flatMap(c -> c.alpha().stream()).toList();
        derived = SPACE.derive(alphas, Derivation.Rule.PAPER);
        double done = (epoch + 1.0) / epochs;
        for (int step = 0; step < STEPS; step++) {
          writer.onEvent(step(epoch, step, done, cells, random));
        }
        writer.onEvent(
            SearchEvents.epoch(
                epoch,
                new double[] {
                  2.3 - 1.4 * done,
                  0.1 + 0.6 * done,
                  2.3 - 1.2 * done,
                  0.1 + 0.5 * done,
                  2.3 - done,
                  0.1 + 0.45 * done,
                  10 - 9.9 * done,
                  0.025 * (1 - done),
                  1.3,
                  0.02,
                  0.4
                },
                derived,
                cells));
        writer.onEvent(new EpochTimed(epoch, 21, 61, 0.1, 2, 900 << 20));
      }
      writer.onEvent(SearchEvents.finished(epochs, derived));
      writer.finished();
    }
    return run;
  }

  private static List<CellState> states(List<List<CellFrame>> kinds, int epoch) {
    List<CellState> states = new ArrayList<>();
    for (List<CellFrame> frames : kinds) {
      CellFrame frame = frames.get(epoch);
      states.add(
          new CellState(
              frame.topology().kind(),
              frame.alpha(),
              frame.sampled(),
              frame.weightCounts(),
              frame.archCounts()));
    }
    return states;
  }

  private static StepDone step(
      int epoch, int step, double done, List<CellState> cells, RandomStream random) {
    List<CellDraw> draws = cells.stream().map(c -> new CellDraw(c.kind(), c.sampled())).toList();
    double noise = 0.1 * random.nextGaussian();
    return SearchEvents.step(
        epoch,
        step,
        new double[] {
          2.3 - 1.4 * done + noise,
          Math.max(0, 0.1 + 0.6 * done - 0.3 * noise),
          2.3 - 1.2 * done + 0.1 * random.nextGaussian(),
          Math.max(0, 0.1 + 0.5 * done - 0.3 * noise),
          10 - 9.9 * done,
          0.025 * (1 - done),
          1.3,
          0.02,
          0.4
        },
        draws,
        draws);
  }
}
