/**
 * Searches without weight sharing: they try whole architectures one after the other and ask a
 * scorer what each is worth.
 */
package cellscope.engine.algorithm.trial;
