/** Training and evaluating one genotype: steps, epochs, checkpoints, the trained model. */
package cellscope.engine.train;
