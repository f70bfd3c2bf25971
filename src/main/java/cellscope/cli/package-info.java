/**
 * The command line: picocli commands that wire the engine and the run directory together, and the
 * worker's main.
 */
package cellscope.cli;
