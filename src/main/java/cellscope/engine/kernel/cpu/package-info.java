/** Kernels for the CPU on oneDNN and the Vector API. Both stay in here. */
package cellscope.engine.kernel.cpu;
