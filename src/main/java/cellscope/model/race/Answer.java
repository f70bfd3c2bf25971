package cellscope.model.race;

import cellscope.model.genotype.Genotype;

/**
 * What a search of a race would have answered from some place on, had it been asked.
 *
 * @param epoch the epoch or trial after which it did so first, from 0
 * @param spent of the race's budget by then, in its unit
 * @param genotype the answer
 * @param score what the search itself judges it by, as a share from 0 to 1; NaN where it doesn't
 *     know
 */
public record Answer(int epoch, double spent, Genotype genotype, double score) {}
