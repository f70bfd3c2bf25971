/** Trained networks in the terms of deeplearning4j. */
package cellscope.engine.dl4j;
