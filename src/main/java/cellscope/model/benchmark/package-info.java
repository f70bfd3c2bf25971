/** What a table of trained architectures tells: accuracies, ranks, regrets, isomorphic cells. */
package cellscope.model.benchmark;
