/** The window's benchmark table: where it is named, and the one time that it is read. */
package cellscope.ui.benchmark;
