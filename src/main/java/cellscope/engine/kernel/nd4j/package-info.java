/** ND4J itself: which backend a process has. What implementations on it share. */
package cellscope.engine.kernel.nd4j;
