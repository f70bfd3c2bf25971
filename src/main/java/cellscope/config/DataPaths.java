package cellscope.config;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The places that a run's config names. */
public final class DataPaths {
  private static final String SCORER = "search.scorerRun";

  private DataPaths() {}

  /**
   * The config with an absolute {@code data.path}: the worker, and a resume from another folder,
   * must find the same data. An empty path, and one under {@code ~}, stay. So it is with the run
   * that scores trials, where a folder is meant and not an id.
   */
  public static <C extends RunConfig> C absolute(ConfigSchema<C> schema, C config) {
    List<String> changes = new ArrayList<>();
    String path = config.data().path();
    if (!path.isEmpty() && !path.startsWith("~") && !Path.of(path).isAbsolute()) {
      changes.add("data.path=" + absolute(path));
    }
    String scorer = scorerRun(config);
    if (!scorer.isEmpty() && Files.isDirectory(Path.of(scorer))) {
      changes.add(SCORER + "=" + absolute(scorer));
    }
    return changes.isEmpty() ? config : Overrides.apply(schema, config, changes);
  }

  private static String scorerRun(RunConfig config) {
    return config instanceof SearchConfig search && search.options() instanceof TrialOptions trials
        ? trials.trials().scorerRun()
        : "";
  }

  private static Path absolute(String path) {
    return Path.of(path).toAbsolutePath().normalize();
  }

  /** The same for a config of any kind. */
  public static RunConfig absolute(RunConfig config) {
    return absoluteBy(ConfigSchema.of(config.kind()), config);
  }

  private static <C extends RunConfig> RunConfig absoluteBy(
      ConfigSchema<C> schema, RunConfig config) {
    return absolute(schema, schema.type().cast(config));
  }

  /** The race with an absolute {@code data.path} of every contestant. */
  public static RaceConfig absolute(RaceConfig config) {
    List<RaceConfig.Contestant> contestants =
        config.contestants().stream()
            .map(
                c ->
                    new RaceConfig.Contestant(c.label(), absolute(ConfigSchema.SEARCH, c.config())))
            .toList();
    return new RaceConfig(
        config.name(), config.dataset(), config.seeds(), config.budget(), contestants);
  }
}
