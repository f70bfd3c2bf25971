/** The state of a run as bytes: one form for every algorithm. */
package cellscope.engine.state;
