/** The list of runs. */
package cellscope.ui.runs;
