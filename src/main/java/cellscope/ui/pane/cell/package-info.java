/** The graphs of the run's cells. */
package cellscope.ui.pane.cell;
