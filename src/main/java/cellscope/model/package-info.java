/**
 * What the field talks about, in plain Java: operations, cells, genotypes, alphas, networks and the
 * events of a search.
 */
package cellscope.model;
