/** The heat map of alpha, or of a policy. */
package cellscope.ui.pane.alpha;
