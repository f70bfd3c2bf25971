package cellscope.ui;

import cellscope.config.RaceConfig;
import cellscope.config.RaceConfigReader;
import cellscope.model.RandomStream;
import cellscope.model.benchmark.ArchitectureNumber;
import cellscope.model.benchmark.BenchmarkTable;
import cellscope.model.race.Answer;
import cellscope.model.race.SearchEnd;
import cellscope.run.RaceColumns;
import cellscope.run.RaceDirectory;
import cellscope.run.RaceWriter;
import cellscope.run.RunLibrary;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;

/** A race of made-up answers, written as a worker does. */
final class RecordedRace {
  private static final String CONFIG =
      """
      {"name": "four ways", "seeds": {"count": %d},
       "budget": {"kind": "questions", "amount": 20},
       "contestants": [{"label": "REA", "search": {"algorithm": "rea"}},
                       {"label": "REINFORCE", "search": {"algorithm": "reinforce"}},
                       {"label": "Random", "search": {"algorithm": "random"}},
                       {"label": "BOHB", "search": {"algorithm": "bohb"}}]}
      """;

  private RecordedRace() {}

  static RaceDirectory create(RunLibrary library, int seeds) {
    RaceConfig config = RaceConfigReader.parse(String.format(CONFIG, seeds), "race.json");
    return library.create(config, "race", Map.of());
  }

  /** Makes the searches up to one; the third contestant is always the best by the table. */
  static void play(RaceWriter writer, BenchmarkTable table, int until) throws IOException {
    while (writer.current().isPresent() && writer.ended() < until) {
      var turn = writer.current().orElseThrow();
      RandomStream random = RandomStream.ofSeed(turn.seed()).split(turn.contestant().label());
      double best = 0;
      for (int trial = 0; trial < 20; trial++) {
        int number = random.nextInt(ArchitectureNumber.COUNT);
        double score = random.nextInt(1000) / 1000.0;
        if (score > best) {
          best = score;
          writer.answered(new Answer(trial, trial + 1, ArchitectureNumber.genotype(number), score));
        }
      }
      writer.ended(new SearchEnd(20, 20, ""));
    }
    writer.flush();
  }

  static RaceDirectory finished(RunLibrary library, BenchmarkTable table, int seeds)
      throws IOException {
    RaceDirectory race = create(library, seeds);
    try (RaceWriter writer = RaceWriter.start(race)) {
      writer.running(new RaceColumns(Optional.of(table)), Map.of());
      play(writer, table, 4 * seeds);
      writer.finished();
    }
    return race;
  }
}
