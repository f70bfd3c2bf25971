package cellscope.ui.pane;

import cellscope.ui.look.Look;
import cellscope.ui.look.RunViewModel;

/**
 * A kind of view of a run. It says which runs it suits and makes its view, which observes the look
 * and changes it where something is clicked. No pane knows another. Every pane is named in one
 * list, of which the workspace of a run is made.
 */
public interface Pane {
  /** The name by which it is found: in node ids, file names and layouts; letters alone. */
  String id();

  /** The name for people. */
  String title();

  /** Where it stands. */
  PanePlace place();

  /**
   * Whether it has something to show of a run, as far as the run is known by now. Before a run has
   * told what it measures, a pane that most runs have says yes.
   */
  boolean suits(RunViewModel run);

  /**
   * Makes the view, when it is first shown.
   *
   * @param look observed and changed by the view as long as the run is open
   * @param tools what the view may ask of the window
   */
  PaneView open(Look look, PaneTools tools);
}
