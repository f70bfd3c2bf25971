package cellscope.run;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.List;
import java.util.function.IntConsumer;

/**
 * Lets the shared weights of a search score random cells, by the command {@code rank} in a process
 * of its own. What it finds lies in the run's directory then.
 */
public final class RankingRun {
  private final RunDirectory run;
  private final int cells;
  private volatile Process process;
  private volatile boolean stopped;

  /** Starts nothing yet. */
  public RankingRun(RunDirectory run, int cells) {
    this.run = run;
    this.cells = cells;
  }

  /** How many cells it scores. */
  public int cells() {
    return cells;
  }

  /**
   * Scores them, and waits for the end.
   *
   * @param done told how many cells are scored, whenever the command tells it
   * @return whether it came to its end; it was stopped else
   * @throws cellscope.model.InputProblem the run's weights can't score; the message tells why
   * @throws IOException the command failed otherwise
   */
  public boolean go(IntConsumer done) throws IOException, InterruptedException {
    List<String> words =
        List.of("rank", run.path().toString(), "--cells", String.valueOf(cells), "--json");
    try {
      CommandHelper.follow(words, line -> tell(line, done), this::hold);
      return !stopped;
    } catch (IOException e) {
      if (stopped) {
        return false;
      }
      throw e;
    }
  }

  private void hold(Process started) {
    process = started;
    if (stopped) {
      end();
    }
  }

  private static void tell(String line, IntConsumer done) {
    try {
      JsonNode node = Json.MAPPER.readTree(line);
      if (node != null && node.path("done").isInt()) {
        done.accept(node.get("done").intValue());
      }
    } catch (JsonProcessingException e) {
      // a library's line among them tells nothing
    }
  }

  /** Ends it; may be called on any thread. */
  public void stop() {
    stopped = true;
    end();
  }

  /** Its computing is done in a process that it has started. */
  private void end() {
    Process now = process;
    if (now != null) {
      now.descendants().forEach(ProcessHandle::destroy);
      now.destroy();
    }
  }
}
