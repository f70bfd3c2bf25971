package cellscope.config;

import java.nio.file.Path;
import java.util.List;

/** The place of a run's data. */
public final class DataPaths {
  private DataPaths() {}

  /**
   * The config with an absolute {@code data.path}: the worker, and a resume from another folder,
   * must find the same data. An empty path, and one under {@code ~}, stay.
   */
  public static <C extends RunConfig> C absolute(ConfigSchema<C> schema, C config) {
    String path = config.data().path();
    boolean stays = path.isEmpty() || path.startsWith("~") || Path.of(path).isAbsolute();
    return stays
        ? config
        : Overrides.apply(
            schema, config, List.of("data.path=" + Path.of(path).toAbsolutePath().normalize()));
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
