package cellscope.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Measurements. */
@Command(
    name = "bench",
    description = "Measure how fast this machine is.",
    mixinStandardHelpOptions = true,
    subcommands = {
      BenchStepCommand.class,
      BenchCandidatesCommand.class,
      BenchPicturesCommand.class
    })
final class BenchCommand implements Runnable {
  @Spec private CommandSpec spec;

  @Override
  public void run() {
    throw new ParameterException(
        spec.commandLine(), "name what to measure: " + String.join(", ", Names.visible(spec)));
  }
}
