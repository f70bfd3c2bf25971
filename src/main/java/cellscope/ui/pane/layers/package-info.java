/** The table of a network's layers with what each adds to its size. */
package cellscope.ui.pane.layers;
