/** One run: its header, the places of its panes, its timeline. */
package cellscope.ui.run;
