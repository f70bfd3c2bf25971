/** A race in the window: its workspace and its form. */
package cellscope.ui.race;
