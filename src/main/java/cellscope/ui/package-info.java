/**
 * The window: wires the views together. It reads run directories and starts workers; it never holds
 * a tensor.
 */
package cellscope.ui;
