/**
 * The live views: curves, alpha heat map and the graph of a cell. Each draws the records of {@code
 * cellscope.picture} and takes immutable inputs through JavaFX properties; none knows a run or a
 * view model. All calls belong to the JavaFX thread.
 */
package cellscope.ui.views;
