/** Kernels on ND4J's operations, for the CPU and for cards. */
package cellscope.engine.kernel.portable;
