/** Cells as graphs, the operations chosen for them, and their text. */
package cellscope.model.genotype;
