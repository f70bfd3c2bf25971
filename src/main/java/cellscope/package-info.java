/** The program's entry: the window without arguments, the command line with them. */
package cellscope;
