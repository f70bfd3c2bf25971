package cellscope.ui.look;

import cellscope.analysis.truth.CellTruth;
import cellscope.analysis.truth.EpochTruth;
import cellscope.analysis.truth.RunTruth;
import cellscope.model.benchmark.BenchmarkDataSet;
import cellscope.model.benchmark.BenchmarkTable;
import cellscope.run.RunUpdate;
import cellscope.ui.benchmark.BenchmarkModel;
import cellscope.ui.benchmark.TableState;
import java.util.List;
import java.util.Optional;
import javafx.beans.InvalidationListener;
import javafx.beans.property.LongProperty;
import javafx.beans.property.ReadOnlyLongProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.SimpleLongProperty;

/**
 * What the benchmark table knows of the open run's cells. It asks for the table when the run turns
 * out to be of the table's space, and grows with the run.
 */
public final class TruthModel implements AutoCloseable {
  private final RunViewModel run;
  private final BenchmarkModel benchmark;
  private final LongProperty revision = new SimpleLongProperty(this, "revision");
  private final InvalidationListener onState = changed -> follow();
  private RunTruth truth;
  private long resetsSeen;
  private long generation;

  TruthModel(RunViewModel run, BenchmarkModel benchmark) {
    this.run = run;
    this.benchmark = benchmark;
    benchmark.stateProperty().addListener(onState);
    run.updateProperty().addListener(changed -> follow());
    follow();
  }

  private void follow() {
    RunUpdate update = run.updateProperty().get();
    if (update == null || !suits()) {
      return;
    }
    benchmark.read();
    Optional<BenchmarkTable> table = state().get().table();
    if (table.isEmpty()) {
      truth = null;
    } else {
      if (truth == null || truth.table() != table.get()) {
        truth = new RunTruth(table.get());
        resetsSeen = run.resets();
        generation++;
      }
      if (resetsSeen != run.resets()) {
        resetsSeen = run.resets();
        truth.clear();
        generation++;
      }
      truth.take(update);
    }
    revision.set(revision.get() + 1);
  }

  /** Changes when earlier epochs are no longer what they were. */
  long generation() {
    return generation;
  }

  /** Whether the run is of the space that benchmark tables know; false before that is known. */
  public boolean suits() {
    return suits(run);
  }

  /** The same of any run. */
  public static boolean suits(RunViewModel run) {
    RunUpdate update = run.updateProperty().get();
    return update != null && RunTruth.space(update).filter(CellTruth::suits).isPresent();
  }

  /** How the window stands with its table. */
  public ReadOnlyObjectProperty<TableState> state() {
    return benchmark.stateProperty();
  }

  /** Changes whenever there may be more to tell, or another table. */
  public ReadOnlyLongProperty revisionProperty() {
    return revision;
  }

  /** The table; empty where none is read, or the run is of another space. */
  public Optional<BenchmarkTable> table() {
    return Optional.ofNullable(truth).map(RunTruth::table);
  }

  /** The epochs so far; empty without a table. */
  public List<EpochTruth> epochs() {
    return truth == null ? List.of() : truth.epochs();
  }

  /** The cell that is looked at, or the one that is trained; empty where nothing is known of it. */
  public Optional<CellTruth> cell() {
    return epoch()
        .map(EpochTruth::cell)
        .or(() -> table().flatMap(t -> run.genotype().map(g -> CellTruth.of(t, g))));
  }

  /** The epoch that is looked at; empty where nothing is known of it. */
  public Optional<EpochTruth> epoch() {
    int row = run.row();
    return truth == null || row < 0
        ? Optional.empty()
        : truth.epoch(run.updateProperty().get().epochs().epoch(row));
  }

  /** Whether a search derives the cells; else they are given. */
  public boolean ofSearch() {
    RunUpdate update = run.updateProperty().get();
    return update != null && update.snapshot().record().search().isPresent();
  }

  /** The data set of the table that the run is about; empty for images that the table hasn't. */
  public Optional<BenchmarkDataSet> ownDataSet() {
    RunUpdate update = run.updateProperty().get();
    return update == null
        ? Optional.empty()
        : RunTruth.dataSet(update.snapshot().record().config());
  }

  @Override
  public void close() {
    benchmark.stateProperty().removeListener(onState);
  }
}
