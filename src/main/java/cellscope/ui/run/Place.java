package cellscope.ui.run;

import cellscope.ui.pane.Pane;
import java.util.List;
import javafx.scene.layout.Region;

/** A place of the workspace, with the panes that stand in it. */
interface Place {
  /** The place as it is shown. */
  Region node();

  /** Shows these panes, one of them in front. */
  void show(List<Pane> panes);
}
