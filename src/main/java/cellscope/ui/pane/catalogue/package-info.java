/** The list of panes. */
package cellscope.ui.pane.catalogue;
