package cellscope.cli;

/**
 * One line of the doctor's report.
 *
 * @param name what was looked at
 * @param grade how it stands
 * @param text what was found
 * @param remedy what to do; empty where all is well
 */
record Finding(String name, Grade grade, String text, String remedy) {
  /** How grave a finding is. */
  enum Grade {
    OK,
    /** Works, but not as well as it could. */
    WARNING,
    /** A search or the window can't work. */
    UNUSABLE
  }

  static Finding ok(String name, String text) {
    return new Finding(name, Grade.OK, text, "");
  }

  static Finding warning(String name, String text, String remedy) {
    return new Finding(name, Grade.WARNING, text, remedy);
  }

  static Finding unusable(String name, String text, String remedy) {
    return new Finding(name, Grade.UNUSABLE, text, remedy);
  }
}
