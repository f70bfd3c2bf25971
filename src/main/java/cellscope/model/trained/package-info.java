/** A trained network as plain numbers: what is needed to build it, and its weights. */
package cellscope.model.trained;
