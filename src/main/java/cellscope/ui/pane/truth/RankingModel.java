package cellscope.ui.pane.truth;

import cellscope.analysis.truth.Ranking;
import cellscope.run.RankingRun;
import cellscope.run.RunDirectory;
import cellscope.ui.common.Background;
import cellscope.ui.common.FxThread;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/** The rankings of a run: those that lie in its directory, and the one that is being made. */
final class RankingModel {
  private final Background files;
  private final ReadOnlyObjectWrapper<State> state =
      new ReadOnlyObjectWrapper<>(this, "state", new State(List.of(), null, 0, ""));

  /**
   * How it stands.
   *
   * @param rankings by epoch
   * @param going the one that is being made; null for none
   * @param done how many cells of it are scored
   * @param problem why one was not made or can't be read, in one line; empty for none
   */
  record State(List<Ranking> rankings, RankingRun going, int done, String problem) {
    State {
      rankings = List.copyOf(rankings);
    }
  }

  /**
   * @param files reads the run's directory
   */
  RankingModel(Background files) {
    this.files = files;
  }

  ReadOnlyObjectProperty<State> stateProperty() {
    return state.getReadOnlyProperty();
  }

  /** Reads what lies there. */
  void read(RunDirectory run) {
    files.submit(
        reading(run),
        found -> {
          State now = state.get();
          if (!found.equals(now.rankings())) {
            state.set(new State(found, now.going(), now.done(), now.problem()));
          }
        },
        this::fail);
  }

  private static Callable<List<Ranking>> reading(RunDirectory run) {
    return () -> {
      List<Ranking> found = new ArrayList<>();
      for (Map.Entry<Integer, Path> file : Ranking.files(run).entrySet()) {
        found.add(Ranking.read(file.getKey(), file.getValue()));
      }
      return found;
    };
  }

  private void fail(String problem) {
    state.set(new State(state.get().rankings(), state.get().going(), 0, problem));
  }

  /** Begins to make one, on a thread of its own: it may take minutes. */
  void begin(RunDirectory run, int cells) {
    if (state.get().going() != null) {
      return;
    }
    RankingRun going = new RankingRun(run, cells);
    state.set(new State(state.get().rankings(), going, 0, ""));
    FxThread<Integer> toWindow = new FxThread<>((old, now) -> now, done -> tell(going, done));
    Background own = new Background();
    own.submit(
        () -> going.go(toWindow::offer), whole -> end(run, ""), problem -> end(run, problem));
    own.close();
  }

  private void tell(RankingRun going, int done) {
    State now = state.get();
    if (now.going() == going) {
      state.set(new State(now.rankings(), going, done, ""));
    }
  }

  private void end(RunDirectory run, String problem) {
    state.set(new State(state.get().rankings(), null, 0, problem));
    read(run);
  }

  /** Ends the one that is being made. */
  void stop() {
    if (state.get().going() != null) {
      state.get().going().stop();
    }
  }
}
