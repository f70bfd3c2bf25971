/** The window's frame: toolbar, list of runs, the open run. */
package cellscope.ui.shell;
