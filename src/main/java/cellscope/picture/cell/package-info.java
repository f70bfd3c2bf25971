/**
 * The graph of a cell: where its nodes, edges and labels lie, and the shapes of an epoch on them.
 */
package cellscope.picture.cell;
