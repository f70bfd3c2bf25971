/** The genotype of the epoch that is looked at: its text, its size, its files. */
package cellscope.ui.pane.genotype;
