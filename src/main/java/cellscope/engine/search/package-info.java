/** The search algorithms: steps, epochs, checkpoints. */
package cellscope.engine.search;
