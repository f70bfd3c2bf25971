/**
 * The numeric kernels: one interface, an implementation on oneDNN and the Vector API for the CPU
 * and a portable one on ND4J's operations. ND4J, oneDNN and jdk.incubator.vector stay inside.
 */
package cellscope.engine.kernel;
