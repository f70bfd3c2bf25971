package cellscope.analysis.truth;

import cellscope.analysis.truth.EpochTruth.Since;
import cellscope.config.RunConfig;
import cellscope.config.SearchConfig;
import cellscope.config.TrialOptions;
import cellscope.model.benchmark.ArchitectureNumber;
import cellscope.model.benchmark.BenchmarkDataSet;
import cellscope.model.benchmark.BenchmarkTable;
import cellscope.model.benchmark.IsomorphicCells;
import cellscope.model.genotype.Genotype;
import cellscope.model.run.RunEvent.RunStarted;
import cellscope.run.EpochTable;
import cellscope.run.RunUpdate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the cells are worth that a run derived, epoch by epoch. It grows with the run. To be used
 * from one thread.
 */
public final class RunTruth {
  private final BenchmarkTable table;
  private final Map<Integer, CellTruth> known = new HashMap<>();
  private final List<EpochTruth> epochs = new ArrayList<>();
  private int rowsTaken;

  /** Of no epoch yet. */
  public RunTruth(BenchmarkTable table) {
    this.table = table;
  }

  /** The space of what a run derives or trains; empty where nothing tells it yet. */
  public static Optional<String> space(RunUpdate update) {
    return update
        .started()
        .map(RunStarted::space)
        .or(() -> update.snapshot().record().search().map(c -> c.space().name()));
  }

  /** The data set of the table that a run is about; empty for images that the table hasn't. */
  public static Optional<BenchmarkDataSet> dataSet(RunConfig config) {
    boolean asksTable =
        config instanceof SearchConfig search
            && search.options() instanceof TrialOptions trials
            && trials.trials().scorer().equals("table");
    return BenchmarkDataSet.byName(
        asksTable
            ? ((TrialOptions) ((SearchConfig) config).options()).trials().dataset()
            : config.data().dataset());
  }

  /**
   * Takes the epochs that an update has beyond the one before.
   *
   * @throws cellscope.model.InputProblem if the run's space is another one than the table's
   */
  public void take(RunUpdate update) {
    space(update).ifPresent(s -> CellTruth.requireSpace(s, update.snapshot().run().toString()));
    Optional<Genotype> trained = update.started().flatMap(RunStarted::genotype);
    EpochTable rows = update.epochs();
    for (; rowsTaken < rows.size(); rowsTaken++) {
      int epoch = rows.epoch(rowsTaken);
      trained.or(() -> rows.genotype(rowsTaken)).ifPresent(g -> add(epoch, g));
    }
  }

  /**
   * Adds an epoch.
   *
   * @param epoch its number, from 0
   * @param derived its cell
   * @throws cellscope.model.InputProblem if the cell is of another space than the table's
   */
  public void add(int epoch, Genotype derived) {
    CellTruth.requireSpace(derived.space(), "genotype of epoch " + (epoch + 1));
    int number = ArchitectureNumber.of(derived);
    CellTruth cell = known.computeIfAbsent(number, n -> CellTruth.of(table, n));
    epochs.add(new EpochTruth(epoch, cell, since(number)));
  }

  private Since since(int number) {
    if (epochs.isEmpty()) {
      return Since.FIRST;
    }
    int before = epochs.get(epochs.size() - 1).cell().number();
    if (before == number) {
      return Since.SAME;
    }
    return IsomorphicCells.areIsomorphic(before, number) ? Since.ISOMORPHIC : Since.OTHER;
  }

  /** Forgets all epochs: the run's log is read again from its start. */
  public void clear() {
    epochs.clear();
    rowsTaken = 0;
  }

  /** All epochs so far whose genotype could be read, in order. */
  public List<EpochTruth> epochs() {
    return Collections.unmodifiableList(epochs);
  }

  /** What an epoch's cell is worth; empty where its genotype could not be read. */
  public Optional<EpochTruth> epoch(int number) {
    int at = Collections.binarySearch(numbers(), number);
    return at < 0 ? Optional.empty() : Optional.of(epochs.get(at));
  }

  private List<Integer> numbers() {
    return new java.util.AbstractList<>() {
      @Override
      public Integer get(int index) {
        return epochs.get(index).epoch();
      }

      @Override
      public int size() {
        return epochs.size();
      }
    };
  }

  public BenchmarkTable table() {
    return table;
  }
}
