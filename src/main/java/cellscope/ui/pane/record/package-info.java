/** What a run's directory says of it in words: its config and its worker's log. */
package cellscope.ui.pane.record;
