/** What a run tells and asks: one contract for whoever computes it and whoever keeps it. */
package cellscope.model.run;
