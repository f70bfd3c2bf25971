package cellscope.ui.runs;

import cellscope.config.RunConfig;
import cellscope.model.InputProblem;
import cellscope.model.genotype.Genotype;
import cellscope.model.space.catalogue.GenotypeText;
import cellscope.model.space.catalogue.PublishedCells;
import cellscope.ui.common.Texts;
import java.util.HashMap;
import java.util.Map;

/**
 * What a run is about: the space that is searched, the cell that is trained, or who races.
 *
 * @param space the space's name; empty where the genotype can't be read
 * @param name what the list says: the space of a search, the published cell's name or the space of
 *     a training
 */
record RunSubject(String space, String name) {
  static final RunSubject UNKNOWN = new RunSubject("", "");

  /** What a race is about: who takes part. */
  static RunSubject ofContestants(int count) {
    return new RunSubject("", Texts.of(count == 1 ? "runs.contestant" : "runs.contestants", count));
  }

  /** Finds subjects; a list asks for the same ones every second, so genotypes are read once. */
  static final class Finder {
    private final Map<String, RunSubject> ofTexts = new HashMap<>();

    RunSubject of(RunConfig config) {
      return config
          .spaceName()
          .map(space -> new RunSubject(space, space))
          .orElseGet(
              () -> ofTexts.computeIfAbsent(config.genotypeText().orElseThrow(), Finder::ofText));
    }

    private static RunSubject ofText(String text) {
      try {
        Genotype genotype = GenotypeText.parse(text);
        return new RunSubject(
            genotype.space(), PublishedCells.nameOf(genotype).orElse(genotype.space()));
      } catch (InputProblem e) {
        return UNKNOWN; // such a training has failed, which its line tells
      }
    }
  }
}
