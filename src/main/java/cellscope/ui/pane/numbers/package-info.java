/** The numbers of the epoch that is looked at. */
package cellscope.ui.pane.numbers;
