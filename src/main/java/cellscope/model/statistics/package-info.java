/** Statistics over runs and architectures: rank correlations, means with their spread. */
package cellscope.model.statistics;
