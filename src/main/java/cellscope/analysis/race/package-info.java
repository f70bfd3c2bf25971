/** What a race of several algorithms over many seeds came to: bands, tables and significance. */
package cellscope.analysis.race;
