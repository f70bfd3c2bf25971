/**
 * The run directory, a public format (docs/run-format.md): writing it while a search goes on,
 * reading it while it grows or afterwards, steering the search through it, and starting the process
 * that fills it. Knows no engine: whoever wires a search joins a {@link cellscope.run.RunWriter}
 * and a {@link cellscope.run.RunControl} to it.
 */
package cellscope.run;
