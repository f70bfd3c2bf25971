package cellscope.config;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * Several searches with one budget, each over the same seeds.
 *
 * @param name what the race is called; empty: the config file's name
 * @param dataset the data set of the benchmark table on which trials are asked and that is shown
 *     first
 * @param contestants at least one, with different ids
 */
public record RaceConfig(
    @Setting(
            help = "What the race is called; empty takes the config file's name",
            main = true,
            value = "")
        String name,
    @Setting(
            help = "Data set of the benchmark table that trials ask and that is shown first",
            main = true,
            value = "cifar10",
            oneOf = {"cifar10", "cifar100", "imagenet16-120"})
        String dataset,
    @Section(help = "The seeds with which every contestant searches") RaceSeeds seeds,
    @Section(help = "What every search may spend") RaceBudget budget,
    List<Contestant> contestants) {
  /** More can't be told apart in a picture. */
  static final int MOST_CONTESTANTS = 20;

  /**
   * A search that takes part.
   *
   * @param label what tables and curves call it
   * @param config its search with the race's budget and first seed
   */
  public record Contestant(String label, SearchConfig config) {
    public Contestant {
      Objects.requireNonNull(config, "config");
    }

    /** What the command line and directories call it: the label's letters and digits. */
    public String id() {
      return idOf(label);
    }

    /** How it searches. */
    public AlgorithmSpec algorithm() {
      return AlgorithmSpec.byId(config.options().algorithm()).orElseThrow();
    }

    /** Whether the benchmark table answers its trials, so that a search takes milliseconds. */
    public boolean asksTable() {
      return config.options() instanceof TrialOptions trials && trials.trials().asksTable();
    }
  }

  public RaceConfig {
    RecordFields.require(RaceConfig.class, "", name, dataset);
    Objects.requireNonNull(seeds, "seeds");
    Objects.requireNonNull(budget, "budget");
    contestants = List.copyOf(contestants);
    Set<String> ids = new HashSet<>();
    if (contestants.isEmpty() || !contestants.stream().allMatch(c -> ids.add(c.id()))) {
      throw new IllegalArgumentException("a race needs contestants with different labels");
    }
  }

  /** A label's letters and digits, joined by dashes. */
  static String idOf(String label) {
    return label
        .toLowerCase(Locale.ROOT)
        .replaceAll("[^\\p{L}\\p{N}]+", "-")
        .replaceAll("^-+|-+$", "");
  }

  /** The contestant with this label or id, in capitals or not; empty if there is none. */
  public Optional<Contestant> contestant(String meant) {
    return contestants.stream().filter(c -> c.id().equals(idOf(meant))).findFirst();
  }

  /** The config of one search of the race. */
  public SearchConfig search(Contestant contestant, long seed) {
    return Overrides.apply(ConfigSchema.SEARCH, contestant.config(), List.of("seed=" + seed));
  }

  /** How the race's own worker computes: as its first contestant. */
  public SearchConfig.ExecutionConfig execution() {
    return contestants.get(0).config().execution();
  }

  /** All searches. */
  public int searches() {
    return contestants.size() * seeds.count();
  }
}
