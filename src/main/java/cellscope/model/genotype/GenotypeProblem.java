package cellscope.model.genotype;

import cellscope.model.InputProblem;

/** A genotype that can't be read: what is wrong, at which character, and what to write instead. */
public final class GenotypeProblem extends InputProblem {
  private static final long serialVersionUID = 1L;

  private final int character;

  /**
   * @param what what is wrong and what was expected
   * @param character the place in the text, 1 for its first character
   * @param remedy what to do
   */
  public GenotypeProblem(String what, int character, String remedy) {
    super(what, "genotype, character " + character, remedy);
    this.character = character;
  }

  /** The place in the text, 1 for its first character. */
  public int character() {
    return character;
  }
}
