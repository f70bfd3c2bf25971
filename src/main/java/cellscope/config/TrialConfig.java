package cellscope.config;

/** A search that tries cells one after the other: where accuracies come from, and how many. */
@Defaults(when = "search.budgetKind=wall", value = "search.budget=600")
@Defaults(when = "search.budgetKind=seconds", value = "search.budget=20000")
@Defaults(
    when = {"search.budgetKind=seconds", "search.dataset=cifar100"},
    value = "search.budget=40000")
@Defaults(
    when = {"search.budgetKind=seconds", "search.dataset=imagenet16-120"},
    value = "search.budget=120000")
@Defaults(
    when = {"search.budgetKind=seconds", "search.driver=script"},
    value = "search.budget=12000")
public record TrialConfig(
    @Setting(
            help = "Search algorithm",
            main = true,
            value = "gdas",
            choices = Choices.Algorithms.class)
        String algorithm,
    @Setting(
            help =
                "Whose rules hold: nats is the program of NATS-Bench, whose last trial may exceed"
                    + " the budget, script the older one of NAS-Bench-201, whose doesn't count"
                    + " then",
            value = "nats",
            oneOf = {"nats", "script"})
        String driver,
    @Setting(
            help =
                "Where a cell's accuracy comes from: the benchmark table, a short training (section"
                    + " trial), or the shared weights of a finished search",
            main = true,
            value = "table",
            oneOf = {"table", "train", "shared"})
        String scorer,
    @Setting(
            help = "The finished search whose weights score, by its id or directory",
            main = true,
            value = "")
        String scorerRun,
    @Setting(
            help = "Data set of the benchmark table on which is searched",
            main = true,
            value = "cifar10",
            oneOf = {"cifar10", "cifar100", "imagenet16-120"})
        String dataset,
    @Setting(
            help =
                "What ends the search: the number of trials, seconds of training as the benchmark"
                    + " table recorded them, or the seconds that the trials take on this machine,"
                    + " which can't be repeated",
            main = true,
            value = "questions",
            oneOf = {"questions", "seconds", "wall"})
        String budgetKind,
    @Setting(
            help = "How many trials or seconds",
            main = true,
            value = "100",
            unit = "trials or seconds",
            min = 1,
            max = 1e9)
        int budget) {
  /** The scorer that answers from the benchmark table. */
  public static final String TABLE = "table";

  public TrialConfig {
    RecordFields.require(
        TrialConfig.class,
        "search",
        algorithm,
        driver,
        scorer,
        scorerRun,
        dataset,
        budgetKind,
        budget);
  }

  /** Whether the older program's rules hold. */
  public boolean isScript() {
    return driver.equals("script");
  }

  /** Whether the benchmark table answers. */
  public boolean asksTable() {
    return scorer.equals(TABLE);
  }

  /** Whether the time that the trials take ends the search. */
  public boolean countsTime() {
    return budgetKind.equals("wall");
  }

  /** Whether the number of trials ends the search. */
  public boolean countsQuestions() {
    return budgetKind.equals("questions");
  }
}
