package cellscope.ui.search;

import cellscope.config.ConfigReader;
import cellscope.config.ConfigSchema;
import cellscope.config.RunConfig;
import cellscope.config.SearchConfig;
import cellscope.config.TrainConfig;
import cellscope.model.Genotype;
import cellscope.model.GenotypeText;
import cellscope.model.NasNetCells;
import cellscope.model.SearchSpace;
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
          "nasnet-frc-cifar10");

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

  /** What divides C where the reduction cell is the fixed one: its 8 groups divide 2C. */
  private static final int FIXED_CELL = 4;

  private SampleConfigs() {}

  /** The ready-made trainings of cells of a genotype's space, the smallest first. */
  static List<String> trainingsOf(Genotype genotype) {
    List<String> fitting =
        TRAININGS.stream()
            .filter(name -> suits(name, read(ConfigSchema.TRAIN, name), genotype))
            .toList();
    return fitting.isEmpty() ? TRAININGS : fitting;
  }

  private static boolean suits(String name, TrainConfig config, Genotype genotype) {
    String own = config.genotype();
    boolean sameSpace =
        own.isEmpty()
            || NasNetCells.holds(GenotypeText.parse(own, name)) == NasNetCells.holds(genotype);
    boolean fixed = genotype.space().equals(SearchSpace.NASNET_FRC.name());
    return sameSpace && (!fixed || config.network().channels() % FIXED_CELL == 0);
  }

  /** Reads one of {@link #NAMES}. */
  public static SearchConfig read(String name) {
    return read(ConfigSchema.SEARCH, name);
  }

  /** Reads a ready-made config of a kind of run. */
  static <C extends RunConfig> C read(ConfigSchema<C> schema, String name) {
    String place = "/cellscope/sample-configs/" + name + ".json";
    try (InputStream in = SampleConfigs.class.getResourceAsStream(place)) {
      if (in == null) {
        throw new IllegalArgumentException("no sample config is called " + name);
      }
      String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      return ConfigReader.parse(schema, text, name + ".json");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
