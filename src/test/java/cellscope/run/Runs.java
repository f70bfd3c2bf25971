package cellscope.run;

import cellscope.config.ConfigReader;
import cellscope.config.SearchConfig;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;

/** Makes runs for tests. */
final class Runs {
  private Runs() {}

  static SearchConfig config(int epochs, int logEvery) {
    return ConfigReader.parse(
        "{\"name\": \"Tiny search\", \"seed\": 7, \"search\": {\"epochs\": "
            + epochs
            + "}, \"execution\": {\"device\": \"cpu\", \"logEvery\": "
            + logEvery
            + "}}",
        "a test");
  }

  static RunDirectory queued(Path folder, int epochs) {
    return queued(folder, epochs, 1);
  }

  static RunDirectory queued(Path folder, int epochs, int logEvery) {
    return RunLibrary.createAt(
        folder, config(epochs, logEvery), "unnamed", Map.of("cellscope", "1"));
  }

  /** A finished run. */
  static RunDirectory finished(Path folder, int epochs, int steps) {
    RunDirectory run = queued(folder, epochs);
    try (RunWriter writer = RunWriter.start(run)) {
      new FakeSearch(epochs, steps).run(writer.checkpoint(), writer, (e, s) -> true);
      writer.finished();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
    return run;
  }

  /** Every comparable log's text. */
  static Map<RunLog, String> logs(RunDirectory run) throws IOException {
    Map<RunLog, String> texts = new EnumMap<>(RunLog.class);
    for (RunLog log : RunLog.values()) {
      if (log.comparable()) {
        texts.put(log, Files.readString(run.log(log)));
      }
    }
    return texts;
  }

  /** Looks until nothing more lies ready. */
  static RunUpdate readAll(RunReader reader) throws IOException {
    RunUpdate update = reader.poll();
    while (update.more()) {
      update = reader.poll();
    }
    return update;
  }
}
