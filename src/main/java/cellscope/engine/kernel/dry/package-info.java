/** Kernels that compute nothing and count memory. */
package cellscope.engine.kernel.dry;
