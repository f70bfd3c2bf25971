/** What can be open in the middle of the window. */
package cellscope.ui.workspace;
