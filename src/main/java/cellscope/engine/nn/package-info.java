/**
 * Layers with explicit forward and backward, written once for both precisions on the project's own
 * buffers.
 */
package cellscope.engine.nn;
