package cellscope.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** The program itself: names its commands. */
@Command(
    name = "cellscope",
    description = "Neural architecture search by GDAS. Without arguments, the window opens.",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    synopsisSubcommandLabel = "COMMAND",
    footer = {"", "'cellscope COMMAND --help' tells more. Exit codes: docs/command-line.md."},
    subcommands = {
      SearchCommand.class,
      TrainCommand.class,
      RaceCommand.class,
      RaceRunCommand.class,
      ResumeCommand.class,
      SteerCommand.Pause.class,
      SteerCommand.Continue.class,
      SteerCommand.Step.class,
      StopCommand.class,
      RunsCommand.class,
      ExportCommand.class,
      RankCommand.class,
      EvaluateCommand.class,
      PredictCommand.class,
      SizeCommand.class,
      TruthCommand.class,
      EstimateCommand.class,
      BenchCommand.class,
      DoctorCommand.class,
      WorkerCommand.class,
      ConfigDocsCommand.class
    })
final class RootCommand implements Runnable {
  @Spec private CommandSpec spec;

  @Override
  public void run() {
    throw new picocli.CommandLine.ParameterException(
        spec.commandLine(), "name a command: " + String.join(", ", Names.visible(spec)));
  }
}
