/** One run: its header, panes and timeline. */
package cellscope.ui.run;
