/** The loop of every run: gate, clock, epochs, events, checkpoints. */
package cellscope.engine.loop;
