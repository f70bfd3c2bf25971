package cellscope.cli;

import cellscope.config.RaceConfig;
import cellscope.engine.TableRace;
import cellscope.model.InputProblem;
import cellscope.model.benchmark.BenchmarkTable;
import cellscope.model.race.Answer;
import cellscope.model.race.PlayedSearch;
import cellscope.model.race.SearchEnd;
import cellscope.run.RaceColumns;
import cellscope.run.RaceControl;
import cellscope.run.RaceControl.Wish;
import cellscope.run.RaceDirectory;
import cellscope.run.RaceWriter;
import cellscope.run.Turns.Turn;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The process that carries out a race: plays the searches that a benchmark table answers itself,
 * and starts and follows an ordinary run for each of the others, one after the other.
 */
final class RaceWorker {
  private static final Logger LOG = LoggerFactory.getLogger(RaceWorker.class);
  private static final long LOOK_MILLIS = 50;

  private final RaceDirectory race;
  private final boolean resume;
  private final Map<String, String> environment;
  private final int threads;

  RaceWorker(RaceDirectory race, boolean resume, Map<String, String> environment) {
    this(race, resume, environment, Runtime.getRuntime().availableProcessors());
  }

  /**
   * @param resume whether the race may have been begun before
   * @param environment where the benchmark table is named
   * @param threads how many searches are played at a time
   */
  RaceWorker(RaceDirectory race, boolean resume, Map<String, String> environment, int threads) {
    this.race = race;
    this.resume = resume;
    this.environment = environment;
    this.threads = threads;
  }

  /** Works until the end, a stop or a failure; gives the exit code. */
  int run() {
    StopSignal signal = StopSignal.install();
    try (RaceWriter writer = resume ? RaceWriter.resume(race) : RaceWriter.start(race)) {
      RaceControl control = new RaceControl(race);
      signal.onStop(control::requestStop);
      return WorkerFailures.guard(race.path(), writer::failed, () -> race(writer, control));
    } catch (InputProblem e) {
      LOG.error(e.getMessage());
      return ExitCode.BAD_INPUT;
    } catch (IOException e) {
      LOG.error("the race's directory can't be written", e);
      return ExitCode.FAILED;
    } finally {
      signal.ended();
    }
  }

  private int race(RaceWriter writer, RaceControl control)
      throws IOException, InterruptedException {
    RaceConfig config = writer.record().config();
    Optional<BenchmarkTable> table = RaceJudge.table(config, environment);
    try (TableRace tables = TableRace.open(config, table, threads)) {
      writer.running(new RaceColumns(table), Map.of("threads", String.valueOf(threads)));
      for (Optional<Turn> turn = writer.current(); turn.isPresent(); turn = writer.current()) {
        if (await(writer, control) == Wish.STOP || !take(turn.get(), tables, writer, control)) {
          writer.stopped();
          return ExitCode.STOPPED;
        }
      }
      writer.finished();
      return writer.record().failures().isEmpty() ? ExitCode.OK : ExitCode.FAILED;
    }
  }

  /** Waits while it is wished; tells whether to go on or to stop. */
  private static Wish await(RaceWriter writer, RaceControl control)
      throws IOException, InterruptedException {
    Wish wish = control.look();
    while (wish == Wish.WAIT) {
      writer.paused();
      Thread.sleep(LOOK_MILLIS);
      wish = control.look();
    }
    writer.continued();
    return wish;
  }

  /** Makes one search; gives false if it was stopped before its end. */
  private boolean take(Turn turn, TableRace tables, RaceWriter writer, RaceControl control)
      throws IOException, InterruptedException {
    SearchEnd end;
    if (turn.contestant().asksTable()) {
      PlayedSearch search = tables.play(turn.contestant(), turn.seed());
      for (Answer answer : search.answers()) {
        writer.answered(answer);
      }
      end = search.end();
    } else {
      Optional<SearchEnd> followed = new RacedRun(turn, writer, control).play();
      if (followed.isEmpty()) {
        return false;
      }
      end = followed.get();
    }
    if (end.failed()) {
      LOG.error("{} ends with seed {}: {}", turn.contestant().label(), turn.seed(), end.failure());
    }
    writer.ended(end);
    return true;
  }
}
