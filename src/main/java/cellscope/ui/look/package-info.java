/** What is looked at: a run and what is known of it, the epoch, the edge, the kind of cell. */
package cellscope.ui.look;
