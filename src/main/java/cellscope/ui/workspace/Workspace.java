package cellscope.ui.workspace;

import cellscope.run.RunDirectory;
import cellscope.ui.look.TimelineViewModel;
import java.util.Optional;
import javafx.scene.Parent;

/**
 * What is open in the middle of the window: a run, or something else that lies in a directory and
 * may go on by itself. The window keeps the last few as they are.
 */
public interface Workspace extends AutoCloseable {
  /** Where it lies; two workspaces of one directory are the same. */
  RunDirectory directory();

  /** What is shown. */
  Parent node();

  /** Told whether it is shown: what nobody sees may rest. */
  void setShown(boolean shown);

  /** How many points it holds in memory; -1 where it can't be read, so that it is read anew. */
  int points();

  /** Its name, while it goes on in a process that can be stopped. */
  Optional<String> live();

  /** Its place in time, for the window's keys; empty where it has none. */
  default Optional<TimelineViewModel> timeline() {
    return Optional.empty();
  }

  /** For the window's keys: pauses it, or lets it go on. */
  default void togglePause() {}

  /** For the window's keys: one step. */
  default void oneStep() {}

  /** For the window's keys: saves what it shows in the usual form. */
  default void export() {}

  @Override
  void close();
}
