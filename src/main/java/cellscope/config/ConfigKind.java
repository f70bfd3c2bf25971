package cellscope.config;

import cellscope.model.InputProblem;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** What a config's file may be for. Whoever opens a file without knowing chooses by this list. */
public enum ConfigKind {
  /** Several searches over many seeds. */
  RACE("race", null, List.of("contestants")),
  /** The training of one genotype. */
  TRAIN("train", RunKind.TRAIN, List.of("genotype", "network", "training")),
  /** A search; what is no other config is taken for one, whose reader then says why not. */
  SEARCH("search", RunKind.SEARCH, List.of());

  private final String command;
  private final RunKind run;
  private final List<String> ownFields;

  ConfigKind(String command, RunKind runOrNull, List<String> ownFields) {
    this.command = command;
    run = runOrNull;
    this.ownFields = ownFields;
  }

  /** The command that takes such a config. */
  public String command() {
    return command;
  }

  /** The kind of the run that it configures; empty for what is no single run. */
  public Optional<RunKind> run() {
    return Optional.ofNullable(run);
  }

  /**
   * The kind of the run that it configures.
   *
   * @param source the file
   * @throws InputProblem it is no single run
   */
  public RunKind requireRun(String source) {
    return run()
        .orElseThrow(
            () ->
                new InputProblem(
                    "configures a " + command + ", not a single run",
                    source,
                    "give it to 'cellscope " + command + "'"));
  }

  /** The kind that has a field of that name at the top, as no other has. */
  static Optional<ConfigKind> having(String field) {
    return Arrays.stream(values()).filter(k -> k.ownFields.contains(field)).findFirst();
  }
}
