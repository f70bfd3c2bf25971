/** The list of all kernels, and the choice among them. */
package cellscope.engine.kernel.provider;
