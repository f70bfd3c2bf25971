/** Diagnostics of a search's epochs, and tables over several runs. */
package cellscope.analysis;
