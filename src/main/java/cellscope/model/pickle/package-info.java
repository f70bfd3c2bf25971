/** Reads Python's pickles without running what stands in them. */
package cellscope.model.pickle;
