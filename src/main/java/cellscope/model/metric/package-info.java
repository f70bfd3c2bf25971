/** What is measured of a run: a metric's name, unit and meaning, and its values at one place. */
package cellscope.model.metric;
