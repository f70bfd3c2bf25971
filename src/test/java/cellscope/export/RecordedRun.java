package cellscope.export;

import cellscope.config.ConfigReader;
import cellscope.model.Alpha;
import cellscope.model.genotype.Genotype;
import cellscope.model.run.CellState;
import cellscope.model.run.RunEvent.EpochDone;
import cellscope.model.run.RunEvent.EpochTimed;
import cellscope.model.space.benchmark201.NasBench201Format;
import cellscope.run.RunDirectory;
import cellscope.run.RunLibrary;
import cellscope.run.RunWriter;
import cellscope.run.SearchEvents;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;

/** Writes finished runs for tests: an epoch for each genotype, the second one the most accurate. */
public final class RecordedRun {
  private static final double[] ACCURACY = {0.5, 0.75, 0.25};

  private RecordedRun() {}

  /** A run of up to three epochs, each of 1.5 seconds. */
  public static RunDirectory of(Path folder, String... genotypes) throws IOException {
    int epochs = genotypes.length;
    RunDirectory run =
        RunLibrary.createAt(
            folder,
            ConfigReader.parse("{\"search\": {\"epochs\": " + epochs + "}}", "a test"),
            "recorded",
            Map.of());
    try (RunWriter writer = RunWriter.start(run)) {
      writer.onEvent(SearchEvents.started("nas-bench-201", epochs, 1, 10, 10, 10, 1));
      for (int epoch = 0; epoch < epochs; epoch++) {
        writer.onEvent(epoch(epoch, NasBench201Format.parse(genotypes[epoch])));
        writer.onEvent(new EpochTimed(epoch, 1.5, 20, 0, 0, -1));
      }
      writer.onEvent(SearchEvents.finished(epochs, NasBench201Format.parse(genotypes[epochs - 1])));
      writer.finished();
    }
    return run;
  }

  private static EpochDone epoch(int epoch, Genotype derived) {
    List<List<Integer>> counts = Collections.nCopies(6, List.of(1, 0, 0, 0, 0));
    CellState cell =
        new CellState(
            "cell", Alpha.of(new double[6][5]), List.of(0, 0, 0, 0, 0, 0), counts, counts);
    return SearchEvents.epoch(
        epoch,
        new double[] {2.0 - epoch, 0.5, 2, 0.5, 1, ACCURACY[epoch], 1, 0.025, 1, 1, 1},
        derived,
        List.of(cell));
  }
}
