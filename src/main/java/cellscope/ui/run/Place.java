package cellscope.ui.run;

import cellscope.ui.pane.Pane;
import java.util.List;
import javafx.scene.layout.Region;

/** A place of the workspace, with the panes that stand in it. */
interface Place {
  /** The place as it is shown. */
  Region node();

  /** Whether no pane stands in it. */
  boolean isEmpty();

  /** Whether the pane in front asks for half of the upper row. */
  default boolean asksForHalf() {
    return false;
  }

  /** Shows these panes, one of them in front. */
  void show(List<Pane> panes);
}
