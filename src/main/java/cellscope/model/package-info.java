/**
 * What the field talks about, in plain Java: alphas, the Gumbel softmax, schedules, random streams
 * and problems; cells, spaces, networks and events have packages of their own.
 */
package cellscope.model;
