/** Races along their budget: a line with a band for each contestant. */
package cellscope.picture.race;
