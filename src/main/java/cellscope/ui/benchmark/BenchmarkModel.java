package cellscope.ui.benchmark;

import cellscope.model.InputProblem;
import cellscope.model.benchmark.BenchmarkPlace;
import cellscope.model.benchmark.BenchmarkTable;
import cellscope.model.benchmark.IsomorphicCells;
import cellscope.ui.common.Background;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/**
 * The window's benchmark table, shared by all that is open. It is read once, when it is first asked
 * for, on a thread of its own. To be used on the interface's thread.
 */
public final class BenchmarkModel implements AutoCloseable {
  private final TableNames names;
  private final Background background = new Background();
  private final ReadOnlyObjectWrapper<TableState> state;
  private int readings;

  private record Read(BenchmarkTable table, double seconds) {}

  /** Reads nothing yet. */
  public BenchmarkModel(TableNames names) {
    this.names = names;
    state = new ReadOnlyObjectWrapper<>(this, "state", TableState.unread(names.named()));
  }

  /** How it stands. */
  public ReadOnlyObjectProperty<TableState> stateProperty() {
    return state.getReadOnlyProperty();
  }

  /** Begins to read the table, if one is named and nobody has asked yet. */
  public void read() {
    if (state.get().status() != TableState.Status.UNREAD) {
      return;
    }
    String file = state.get().named().orElseThrow().file();
    int reading = ++readings;
    state.set(state.get().reading());
    background.submit(
        () -> read(file),
        done -> {
          if (reading == readings) {
            state.set(state.get().ready(done.table(), done.seconds()));
          }
        },
        problem -> {
          if (reading == readings) {
            state.set(state.get().failed(problem));
          }
        });
  }

  private static Read read(String file) {
    long begin = System.nanoTime();
    try {
      BenchmarkTable table = BenchmarkTable.read(Path.of(file));
      IsomorphicCells.count(); // worked out here rather than at the first question
      return new Read(table, (System.nanoTime() - begin) * 1e-9);
    } catch (InvalidPathException e) {
      throw new InputProblem("is no path", file, "name a benchmark table (CSV, plain or gz)");
    }
  }

  /** What the settings name; empty for nothing. */
  public String setting() {
    return names.setting();
  }

  /** Names another table in the settings, or none by an empty text, and reads it at once. */
  public void choose(String file) {
    readings++;
    names.set(file);
    state.set(TableState.unread(names.named()));
    read();
  }

  /** The same file again, which may have been mended. */
  public void readAgain() {
    readings++;
    state.set(TableState.unread(names.named()));
    read();
  }

  /**
   * The table for what is written by it: read already, or by the thread that asks. Throws a problem
   * with the remedy where none is named or it can't be read.
   */
  public Supplier<BenchmarkTable> source() {
    TableState now = state.get();
    return () -> now.table().orElseGet(() -> read(required(now).file()).table());
  }

  private static NamedTable required(TableState state) {
    return state
        .named()
        .orElseThrow(
            () ->
                new InputProblem(
                    "no benchmark table is named", "settings", "name one in the settings"));
  }

  /** What a worker's environment has more, so that it finds the same table. */
  public Map<String, String> environment() {
    Optional<NamedTable> named = state.get().named();
    return named.map(BenchmarkModel::variable).orElse(Map.of());
  }

  private static Map<String, String> variable(NamedTable named) {
    return Map.of(BenchmarkPlace.VARIABLE, named.file());
  }

  @Override
  public void close() {
    background.close();
  }
}
