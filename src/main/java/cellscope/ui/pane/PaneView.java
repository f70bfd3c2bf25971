package cellscope.ui.pane;

import java.util.List;
import java.util.Optional;
import javafx.beans.value.ObservableBooleanValue;
import javafx.scene.Node;

/** An open pane. */
public interface PaneView {
  /** What is shown. */
  Node node();

  /** What stands in the pane's head. */
  default List<Node> controls() {
    return List.of();
  }

  /** Told whether it can be seen: a hidden pane need not count and read. */
  default void setShown(boolean shown) {}

  /** Whether it asks for half of the upper row; empty for never. */
  default Optional<ObservableBooleanValue> asksForHalf() {
    return Optional.empty();
  }

  /** For the window's keys: saves what it shows in the usual form; empty if it has none. */
  default Optional<Runnable> usualExport() {
    return Optional.empty();
  }
}
