package cellscope.cli;

import cellscope.config.SearchConfig;
import cellscope.engine.SharedRuns;
import cellscope.model.InputProblem;
import cellscope.run.CheckpointReader;
import cellscope.run.RunDirectory;
import cellscope.run.RunLibrary;
import cellscope.run.RunRecord;
import cellscope.run.RunRecordFile;
import cellscope.run.RunState;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/** Searches whose shared weights score others: by their place, or by their id in a library. */
record ScorerRuns(RunLibrary library) implements SharedRuns {
  private static final String FIELD = "search.scorerRun";

  /** Those beside a run. */
  static ScorerRuns beside(RunDirectory run) {
    return new ScorerRuns(RunLibrary.find(Optional.ofNullable(run.path().getParent())));
  }

  @Override
  public Found find(String meant) {
    RunDirectory run = resolve(meant);
    RunRecord record = RunRecordFile.read(run);
    SearchConfig config =
        record
            .search()
            .orElseThrow(
                () ->
                    problem(
                        "names " + meant + ", a training", "name a search that has a supernet"));
    if (record.state() != RunState.FINISHED) {
      throw problem(
          "names " + meant + ", which is not finished", "wait for its end, or name another search");
    }
    return new Found(run.toString(), config, () -> newest(run));
  }

  /** In a library, else where the usual one is. */
  private RunDirectory resolve(String meant) {
    try {
      return library.resolve(meant);
    } catch (InputProblem e) {
      RunLibrary usual = RunLibrary.find(Optional.empty());
      if (usual.folder().equals(library.folder())) {
        throw problem("names no run: " + e.getMessage(), "name a finished search");
      }
      return new ScorerRuns(usual).resolve(meant);
    }
  }

  private static InputStream newest(RunDirectory run) throws IOException {
    return CheckpointReader.newest(run)
        .orElseThrow(() -> new FileNotFoundException("it has no whole one"));
  }

  private static InputProblem problem(String what, String remedy) {
    return new InputProblem(what, FIELD, remedy);
  }
}
