/** The search engine's front door: no numeric library shows in a signature here. */
package cellscope.engine;
