package cellscope.ui;

import cellscope.config.ConfigReader;
import cellscope.model.Alpha;
import cellscope.model.run.CellState;
import cellscope.model.space.catalogue.Spaces;
import cellscope.run.RunDirectory;
import cellscope.run.RunLibrary;
import cellscope.run.RunWriter;
import cellscope.run.SearchEvents;
import java.io.IOException;
import java.util.Collections;
import java.util.List;
import java.util.Map;

/** Finished searches of NAS-Bench-201 with chosen derived cells and made-up numbers. */
final class RecordedSearch {
  private RecordedSearch() {}

  /**
   * A search with an epoch for each cell.
   *
   * @param dataset of its config
   */
  static RunDirectory of(RunLibrary library, String name, String dataset, List<String> derived)
      throws IOException {
    String config =
        "{\"data\": {\"dataset\": \"%s\"}, \"search\": {\"epochs\": %d}}"
            .formatted(dataset, derived.size());
    RunDirectory run = library.create(ConfigReader.parse(config, "a test"), name, Map.of());
    List<List<Integer>> counts = Collections.nCopies(6, List.of(0, 1, 1, 0, 0));
    try (RunWriter writer = RunWriter.start(run)) {
      writer.onEvent(SearchEvents.started("nas-bench-201", derived.size(), 2, 100, 100, 50, 12345));
      for (int epoch = 0; epoch < derived.size(); epoch++) {
        double share = (epoch + 1.0) / (derived.size() + 1);
        writer.onEvent(
            SearchEvents.epoch(
                epoch,
                new double[] {
                  2 - share,
                  0.2 + 0.6 * share,
                  2.1 - share,
                  0.18 + 0.55 * share,
                  2 - share,
                  0.15 + 0.6 * share,
                  10 - 9 * share,
                  0.025,
                  1,
                  0.5,
                  0.1
                },
                Spaces.read(derived.get(epoch)),
                List.of(
                    new CellState(
                        "cell",
                        Alpha.of(new double[6][5]),
                        List.of(1, 2, 1, 2, 1, 2),
                        counts,
                        counts))));
      }
      writer.finished();
    }
    return run;
  }
}
