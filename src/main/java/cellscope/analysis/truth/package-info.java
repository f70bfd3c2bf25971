/**
 * What a benchmark table knows of the cells that a run derives: accuracy, rank, regret; and how far
 * shared weights rank cells as the table does.
 */
package cellscope.analysis.truth;
