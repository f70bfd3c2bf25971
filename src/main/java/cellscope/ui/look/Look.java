package cellscope.ui.look;

import cellscope.model.genotype.Genotype;
import cellscope.run.RunSnapshot;
import cellscope.ui.benchmark.BenchmarkModel;
import cellscope.ui.common.Theme;
import java.util.Optional;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.beans.value.ObservableValue;

/**
 * What is looked at: the run with what is known of it, one of its epochs, an edge, a kind of cell,
 * and the colours. Panes observe it, and change it where something is clicked; none of them knows
 * another.
 */
public final class Look implements AutoCloseable {
  /** All kinds of cell are looked at. */
  public static final String EVERY_KIND = "";

  private final RunViewModel run;
  private final TruthModel truth;
  private final ReadOnlyObjectWrapper<Theme> theme = new ReadOnlyObjectWrapper<>(this, "theme");
  private final StringProperty kind = new SimpleStringProperty(this, "kind", EVERY_KIND);
  private final ObjectProperty<LitEdge> edge =
      new SimpleObjectProperty<>(this, "edge", LitEdge.NONE);

  /** Looks at a run in the window's colours, with its benchmark table. */
  public Look(RunViewModel run, ObservableValue<Theme> window, BenchmarkModel benchmark) {
    this.run = run;
    truth = new TruthModel(run, benchmark);
    theme.bind(window);
  }

  /** What is known of the run: curves, cells, how it stands, and its timeline of epochs. */
  public RunViewModel run() {
    return run;
  }

  /** What the benchmark table knows of the run's cells. */
  public TruthModel truth() {
    return truth;
  }

  /** Index of the epoch that is looked at, from 0; -1 for none. Ask the timeline for another. */
  public IntegerProperty epochProperty() {
    return run.timeline().epochProperty();
  }

  /** The kind of cell that is shown alone, or {@link #EVERY_KIND}. */
  public StringProperty kindProperty() {
    return kind;
  }

  /** The edge that is lit up. */
  public ObjectProperty<LitEdge> edgeProperty() {
    return edge;
  }

  /** The window's colours. */
  public ReadOnlyObjectProperty<Theme> themeProperty() {
    return theme.getReadOnlyProperty();
  }

  /** Lights up the edge that a view of one kind of cell has selected, and the other way round. */
  public void share(String ofKind, IntegerProperty row) {
    row.addListener(
        (property, before, now) -> {
          if (now.intValue() >= 0) {
            edge.set(new LitEdge(ofKind, now.intValue()));
          } else if (edge.get().kind().equals(ofKind)) {
            edge.set(LitEdge.NONE);
          }
        });
    edge.addListener(
        (property, before, now) -> row.set(now.kind().equals(ofKind) ? now.row() : -1));
  }

  /** Calls this whenever the run has told something, or another epoch is looked at. */
  public void observe(Runnable changed) {
    run.updateProperty().addListener(property -> changed.run());
    run.placeProperty().addListener(property -> changed.run());
  }

  /** The cell of the epoch that is looked at, or the one that is trained; empty for none. */
  public Optional<Genotype> genotype() {
    return run.genotype();
  }

  /** What a file of the epoch that is looked at is called, without ending. */
  public String fileName(String what) {
    RunSnapshot snapshot = run.snapshot();
    String id = snapshot == null ? "run" : snapshot.run().id();
    return id + "-" + what + "-epoch" + (epochProperty().get() + 1);
  }

  @Override
  public void close() {
    theme.unbind();
    truth.close();
  }
}
