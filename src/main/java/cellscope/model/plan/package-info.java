/** The layers of a network and how large it is. */
package cellscope.model.plan;
