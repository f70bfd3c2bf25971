/**
 * Searches that train one sampled path of the supernet at a time and learn, or not, what to draw.
 */
package cellscope.engine.algorithm.sampled;
