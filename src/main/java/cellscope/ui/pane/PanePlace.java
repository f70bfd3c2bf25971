package cellscope.ui.pane;

/** Where a pane stands. Several panes of one place stand behind each other, with tabs. */
public enum PanePlace {
  /** The upper row, at the left. */
  UPPER_LEFT,
  /** The upper row, in the middle. */
  UPPER_MIDDLE,
  /** The upper row, at the right; a pane may ask for half of the row there. */
  UPPER_RIGHT,
  /** The wide place below. */
  WIDE,
  /** Beside the wide place: what is told in words and numbers. */
  SIDE
}
