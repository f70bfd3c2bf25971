/** The list of the spaces, and what is found through it. */
package cellscope.model.space.catalogue;
