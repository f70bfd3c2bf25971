/** What the derived cells of a run are worth once trained, and how well shared weights tell it. */
package cellscope.ui.pane.truth;
