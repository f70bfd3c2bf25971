package cellscope.cli;

import cellscope.config.ConfigReader;
import cellscope.model.Alpha;
import cellscope.model.genotype.Genotype;
import cellscope.model.run.CellState;
import cellscope.model.run.RunEvent;
import cellscope.model.run.RunEvent.EpochDone;
import cellscope.model.space.Space;
import cellscope.model.space.benchmark201.NasBench201Format;
import cellscope.model.space.catalogue.Spaces;
import cellscope.run.RunDirectory;
import cellscope.run.RunLibrary;
import cellscope.run.RunWriter;
import cellscope.run.SearchEvents;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;

/** Runs of three epochs with made-up numbers; the second epoch is the best. */
final class RecordedRun {
  static final List<String> GENOTYPES =
      List.of(
          "|none~0|+|none~0|none~1|+|none~0|none~1|none~2|",
          "|nor_conv_3x3~0|+|skip_connect~0|nor_conv_1x1~1|+|none~0|avg_pool_3x3~1|nor_conv_3x3~2|",
          "|skip_connect~0|+|none~0|none~1|+|skip_connect~0|none~1|none~2|");
  private static final double[] ACCURACY = {0.25, 0.75, 0.5};

  private RecordedRun() {}

  /** A finished run in a library. */
  static RunDirectory finished(Path library, String name) throws IOException {
    return finished(library, name, "\"seed\": 3");
  }

  /** A finished run whose config has more fields. */
  static RunDirectory finished(Path library, String name, String fields) throws IOException {
    RunDirectory run = queued(library, name, fields);
    try (RunWriter writer = RunWriter.start(run)) {
      writer.onEvent(SearchEvents.started("nas-bench-201", 3, 2, 100, 100, 50, 12345));
      for (int epoch = 0; epoch < 3; epoch++) {
        writer.onEvent(epoch(epoch));
        writer.onEvent(new RunEvent.EpochTimed(epoch, 3, 100, 0.05, 1, -1));
      }
      writer.finished();
    }
    return run;
  }

  /** A finished search of the NASNet space with one epoch. */
  static RunDirectory nasNet(Path library, String name, Genotype derived) throws IOException {
    Space space = Spaces.byName(derived.space()).orElseThrow();
    String config = "{\"space\": {\"name\": \"%s\"}, \"search\": {\"epochs\": 1}}";
    RunDirectory run =
        new RunLibrary(library)
            .create(ConfigReader.parse(config.formatted(space.name()), "a test"), name, Map.of());
    List<List<Integer>> counts = Collections.nCopies(14, Collections.nCopies(8, 1));
    List<CellState> cells =
        space.cells().stream()
            .map(
                cell ->
                    new CellState(
                        cell.kind(),
                        Alpha.of(new double[14][8]),
                        Collections.nCopies(14, 1),
                        counts,
                        counts))
            .toList();
    try (RunWriter writer = RunWriter.start(run)) {
      writer.onEvent(SearchEvents.started(space.name(), 1, 2, 100, 100, 50, 12345));
      writer.onEvent(
          SearchEvents.epoch(
              0,
              new double[] {2, 0.1, 2.5, 0.2, 1.5, 0.3, 10, 0.025, 1, 0.5, 0.1},
              derived,
              cells));
      writer.finished();
    }
    return run;
  }

  /** A run that failed before its first epoch. */
  static RunDirectory failed(Path library, String name, String cause) throws IOException {
    RunDirectory run = queued(library, name);
    try (RunWriter writer = RunWriter.start(run)) {
      writer.failed(cause);
    }
    return run;
  }

  /** A run that nothing has started. */
  static RunDirectory queued(Path library, String name) {
    return queued(library, name, "\"seed\": 3");
  }

  private static RunDirectory queued(Path library, String name, String fields) {
    return new RunLibrary(library)
        .create(
            ConfigReader.parse("{" + fields + ", \"search\": {\"epochs\": 3}}", "a test"),
            name,
            Map.of());
  }

  private static EpochDone epoch(int epoch) {
    Genotype derived = NasBench201Format.parse(GENOTYPES.get(epoch));
    List<List<Integer>> counts = Collections.nCopies(6, List.of(0, 1, 1, 0, 0));
    return SearchEvents.epoch(
        epoch,
        new double[] {
          2.0 - epoch,
          0.1 + 0.1 * epoch,
          2.5 - epoch,
          0.2 + 0.1 * epoch,
          1.5,
          ACCURACY[epoch],
          10 - 4 * epoch,
          0.025,
          1,
          0.5,
          epoch == 0 ? Double.POSITIVE_INFINITY : 0.1
        },
        derived,
        List.of(
            new CellState(
                "cell", Alpha.of(new double[6][5]), List.of(1, 2, 1, 2, 1, 2), counts, counts)));
  }
}
