/** The alpha heat map of an epoch and the history of one of its edges. */
package cellscope.picture.heat;
