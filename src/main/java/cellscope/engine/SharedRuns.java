package cellscope.engine;

import cellscope.config.SearchConfig;
import cellscope.model.InputProblem;
import java.io.IOException;
import java.io.InputStream;

/** Finds the finished searches whose shared weights score the trials of others. */
@FunctionalInterface
public interface SharedRuns {
  /** For runs that need none. */
  SharedRuns NONE =
      meant -> {
        throw new InputProblem(
            "names " + meant + ", but there are no runs here",
            "search.scorerRun",
            "leave it empty");
      };

  /**
   * The state of a search.
   *
   * @param name of the run, for problems
   * @param config as it ran
   * @param state opens its last state
   */
  record Found(String name, SearchConfig config, Source state) {}

  /** Opens a state. */
  @FunctionalInterface
  interface Source {
    InputStream open() throws IOException;
  }

  /**
   * Finds one.
   *
   * @param meant as {@code search.scorerRun} has it
   * @throws InputProblem there is none, or it has no shared weights, or is not finished
   */
  Found find(String meant);
}
