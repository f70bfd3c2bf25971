package cellscope.ui.search;

import cellscope.config.ConfigReader;
import cellscope.config.ConfigSchema;
import cellscope.config.RaceConfig;
import cellscope.config.RaceConfigReader;
import cellscope.config.RunConfig;
import cellscope.config.SearchConfig;
import cellscope.config.TrainConfig;
import cellscope.model.genotype.Genotype;
import cellscope.model.space.Space;
import cellscope.model.space.catalogue.GenotypeText;
import cellscope.model.space.catalogue.Spaces;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The ready-made searches that come with CellScope. */
public final class SampleConfigs {
  /** Names in the order in which they are offered; the first one is the quickstart. */
  public static final List<String> NAMES =
      List.of(
          "quickstart",
          "classroom",
          "nas-bench-201-cifar10",
          "nas-bench-201-cifar100",
          "nas-bench-201-imagenet16",
          "nasnet-small",
          "nasnet-cifar10",
          "nasnet-frc-cifar10",
          "darts-v1-quick",
          "darts-v1-cifar10",
          "darts-v2-quick",
          "darts-v2-cifar10",
          "setn-quick",
          "setn-cifar10",
          "rsps-quick",
          "rsps-cifar10",
          "enas-quick",
          "enas-cifar10",
          "rea-quick",
          "reinforce-quick",
          "random-quick",
          "bohb-quick",
          "rea-table",
          "reinforce-table",
          "random-table",
          "bohb-table");

  /** The ready-made trainings of one cell. */
  public static final List<String> TRAININGS =
      List.of(
          "train-quick",
          "train-nasnet-quick",
          "train-nas-bench-201-cifar10",
          "train-nas-bench-201-cifar100",
          "train-nas-bench-201-imagenet16",
          "train-nasnet-cifar10",
          "train-nasnet-cifar100",
          "train-nasnet-imagenet",
          "train-nasnet-frc-imagenet");

  /** The ready-made races. */
  public static final List<String> RACES = List.of("race-table", "race-quick");

  private SampleConfigs() {}

  /** Reads one of {@link #RACES}. */
  public static RaceConfig race(String name) {
    return RaceConfigReader.parse(text(name), name + ".json");
  }

  /** The ready-made trainings of cells of a genotype's family of spaces, the smallest first. */
  static List<String> trainingsOf(Genotype genotype) {
    List<String> fitting =
        TRAININGS.stream()
            .filter(name -> suits(name, read(ConfigSchema.TRAIN, name), genotype))
            .toList();
    return fitting.isEmpty() ? TRAININGS : fitting;
  }

  private static boolean suits(String name, TrainConfig config, Genotype genotype) {
    String own = config.genotype();
    Space space = Spaces.of(genotype);
    boolean sameFamily =
        own.isEmpty() || Spaces.of(GenotypeText.parse(own, name)).family().equals(space.family());
    return sameFamily && space.networks().channels().fit(config.network().channels());
  }

  /** The ready-made searches by an algorithm. */
  static List<String> of(String algorithm) {
    return NAMES.stream().filter(n -> read(n).options().algorithm().equals(algorithm)).toList();
  }

  /** Reads one of {@link #NAMES}. */
  public static SearchConfig read(String name) {
    return read(ConfigSchema.SEARCH, name);
  }

  /** Reads a ready-made config of a kind of run. */
  static <C extends RunConfig> C read(ConfigSchema<C> schema, String name) {
    return ConfigReader.parse(schema, text(name), name + ".json");
  }

  private static String text(String name) {
    String place = "/cellscope/sample-configs/" + name + ".json";
    try (InputStream in = SampleConfigs.class.getResourceAsStream(place)) {
      if (in == null) {
        throw new IllegalArgumentException("no sample config is called " + name);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
