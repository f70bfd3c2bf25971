/** The curves of what a run measures. */
package cellscope.ui.pane.curve;
