package cellscope.cli;

import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/** Checks of numbers given as options. */
final class Ranges {
  private Ranges() {}

  /** Refuses a number outside of its range. */
  static void require(CommandSpec spec, String option, long value, long least, long most) {
    if (value < least || value > most) {
      throw new ParameterException(
          spec.commandLine(), option + " must be from " + least + " to " + most + ", not " + value);
    }
  }
}
