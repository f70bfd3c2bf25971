package cellscope.ui.runs;

import cellscope.run.RunLibrary;
import cellscope.ui.common.Background;
import cellscope.ui.common.FxThread;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.collections.transformation.FilteredList;

/** The runs of the library, read again every second on a thread of its own. */
public final class RunsViewModel implements AutoCloseable {
  private static final long LOOK_MILLIS = 1000;

  private final RunLibrary library;
  private final ObservableList<RunItem> all = FXCollections.observableArrayList();
  private final FilteredList<RunItem> shown = new FilteredList<>(all);
  private final StringProperty filter = new SimpleStringProperty(this, "filter", "");
  private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper(this, "problem", "");
  private final FxThread<List<RunItem>> toWindow = new FxThread<>((old, now) -> now, this::take);
  private final Thread thread = new Thread(this::look, "runs");
  private volatile boolean closed;

  public RunsViewModel(RunLibrary library) {
    this.library = library;
    filter.addListener(
        (property, before, now) -> {
          String wanted = now.strip().toLowerCase(Locale.ROOT);
          shown.setPredicate(i -> i.matches(wanted));
        });
    thread.setDaemon(true);
  }

  /** Begins to look. */
  public void start() {
    thread.start();
  }

  private void look() {
    while (!closed) {
      try {
        toWindow.offer(library.list().stream().map(RunItem::of).toList());
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

  /** The runs that the filter lets through, newest first. */
  public ObservableList<RunItem> runs() {
    return shown;
  }

  /** Runs whose worker lives. */
  public List<RunItem> live() {
    return all.stream().filter(i -> i.state() != null && i.state().live()).toList();
  }

  /** Part of a name or state; empty for all. */
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
