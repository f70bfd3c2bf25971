package cellscope.ui.runs;

import cellscope.run.RunLibrary;
import cellscope.ui.common.Background;
import cellscope.ui.common.FxThread;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.collections.transformation.FilteredList;
import javafx.collections.transformation.SortedList;

/** The runs of the library, read again every second on a thread of its own. */
public final class RunsViewModel implements AutoCloseable {
  private static final long LOOK_MILLIS = 1000;

  private final RunLibrary library;
  private final ObservableList<RunItem> all = FXCollections.observableArrayList();
  private final FilteredList<RunItem> let = new FilteredList<>(all);
  private final SortedList<RunItem> shown = new SortedList<>(let, RunOrder.NEWEST.comparator());
  private final ObjectProperty<RunGroup> group =
      new SimpleObjectProperty<>(this, "group", RunGroup.ALL);
  private final ObjectProperty<RunOrder> order =
      new SimpleObjectProperty<>(this, "order", RunOrder.NEWEST);
  private final RunSubject.Finder subjects = new RunSubject.Finder();
  private final StringProperty filter = new SimpleStringProperty(this, "filter", "");
  private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper(this, "problem", "");
  private final FxThread<List<RunItem>> toWindow = new FxThread<>((old, now) -> now, this::take);
  private final Thread thread = new Thread(this::look, "runs");
  private volatile boolean closed;

  public RunsViewModel(RunLibrary library) {
    this.library = library;
    filter.addListener(changed -> filter());
    group.addListener(changed -> filter());
    order.addListener((property, before, now) -> shown.setComparator(now.comparator()));
    thread.setDaemon(true);
  }

  private void filter() {
    String wanted = filter.get().strip().toLowerCase(Locale.ROOT);
    RunGroup wantedGroup = group.get();
    let.setPredicate(i -> wantedGroup.holds(i) && i.matches(wanted));
  }

  /** Begins to look. */
  public void start() {
    thread.start();
  }

  private void look() {
    while (!closed) {
      try {
        toWindow.offer(read());
        Thread.sleep(LOOK_MILLIS);
      } catch (InterruptedException e) {
        return; // closed
      } catch (IOException | RuntimeException e) {
        String sentence = Background.sentence(e);
        FxThread.run(() -> problem.set(sentence));
        closed = true;
      }
    }
  }

  private List<RunItem> read() throws IOException {
    Stream<RunItem> runs = library.list().stream().map(e -> RunItem.of(e, subjects));
    return Stream.concat(library.races().stream().map(RunItem::of), runs).toList();
  }

  /** Changes rows in place, so that selection and scrolling stay. */
  private void take(List<RunItem> now) {
    for (int i = 0; i < now.size(); i++) {
      if (i >= all.size()) {
        all.add(now.get(i));
      } else if (!all.get(i).equals(now.get(i))) {
        all.set(i, now.get(i));
      }
    }
    if (all.size() > now.size()) {
      all.remove(now.size(), all.size());
    }
  }

  /** The runs that group and filter let through, in the chosen order. */
  public ObservableList<RunItem> runs() {
    return shown;
  }

  /** Runs whose worker lives. */
  public List<RunItem> live() {
    return all.stream().filter(RunItem::live).toList();
  }

  /** Every run, whatever is shown. */
  ObservableList<RunItem> all() {
    return all;
  }

  /** Which runs are shown. */
  public ObjectProperty<RunGroup> groupProperty() {
    return group;
  }

  /** In which order. */
  public ObjectProperty<RunOrder> orderProperty() {
    return order;
  }

  /** Words that each are a part of a name, state, kind, space or cell; empty for all. */
  public StringProperty filterProperty() {
    return filter;
  }

  /** Why the library can't be read; empty if it can. */
  public ReadOnlyStringProperty problemProperty() {
    return problem.getReadOnlyProperty();
  }

  @Override
  public void close() {
    closed = true;
    thread.interrupt();
  }
}
