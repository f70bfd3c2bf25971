/** The published cells to look at. */
package cellscope.ui.cells;
