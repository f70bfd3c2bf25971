package cellscope.ui.views;

import cellscope.picture.Area;
import cellscope.picture.CellFrame;
import cellscope.picture.OperationNames;
import cellscope.picture.heat.EdgeHistoryPicture;
import cellscope.picture.heat.HeatMapLayout;
import cellscope.picture.heat.HeatMapPicture;
import cellscope.picture.heat.HeatMode;
import cellscope.picture.heat.HeatRange;
import cellscope.picture.heat.HeatScene;
import java.util.List;
import javafx.beans.Observable;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.scene.canvas.GraphicsContext;

/**
 * The alpha heat map of the epoch that is looked at: rows edges, columns operations. A click, or
 * the keys up and down, select an edge, whose history over the epochs then stands below; shift with
 * left and right goes along its fields.
 */
public final class HeatMapView extends PaintedView {
  private static final double LEAST_MAP = 90;
  private static final double LEAST_HISTORY = 60;

  private final ObjectProperty<CellFrame> frame = new SimpleObjectProperty<>(this, "frame");
  private final ObservableList<CellFrame> history = FXCollections.observableArrayList();
  private final ObjectProperty<HeatMode> mode =
      new SimpleObjectProperty<>(this, "mode", HeatMode.SOFTMAX);
  private final BooleanProperty fittedRange = new SimpleBooleanProperty(this, "fittedRange", true);
  private final IntegerProperty selectedEdge = new SimpleIntegerProperty(this, "selectedEdge", -1);
  private final IntegerProperty focusedColumn =
      new SimpleIntegerProperty(this, "focusedColumn", -1);
  private HeatRange fitted;
  private HeatMapView partner;
  private boolean scaleShown = true;

  /** An empty view. */
  public HeatMapView() {
    super("No epoch yet", "The alphas appear when the first epoch is done.");
    repaintOn(frame, mode, fittedRange, selectedEdge, focusedColumn);
    history.addListener((Observable changed) -> forgetRange());
    mode.addListener((Observable changed) -> forgetRange());
    frame.addListener(
        (Observable changed) -> {
          if (history.isEmpty()) {
            forgetRange();
          }
        });
    new HeatMapInput(this);
  }

  /** The epoch that is looked at; null for none. */
  public ObjectProperty<CellFrame> frameProperty() {
    return frame;
  }

  public CellFrame getFrame() {
    return frame.get();
  }

  public void setFrame(CellFrame value) {
    frame.set(value);
  }

  /**
   * All epochs of the run so far, in order: what the fitted range and an edge's history are taken
   * from.
   */
  public ObservableList<CellFrame> getHistory() {
    return history;
  }

  public ObjectProperty<HeatMode> modeProperty() {
    return mode;
  }

  public HeatMode getMode() {
    return mode.get();
  }

  public void setMode(HeatMode value) {
    mode.set(value);
  }

  /** Whether the colour scale spans the run's values, or all possible ones (0 to 1). */
  public BooleanProperty fittedRangeProperty() {
    return fittedRange;
  }

  /** Row of the edge that is lit up, -1 for none; bind it in both directions to the graph's. */
  public IntegerProperty selectedEdgeProperty() {
    return selectedEdge;
  }

  public int getSelectedEdge() {
    return selectedEdge.get();
  }

  public void setSelectedEdge(int value) {
    selectedEdge.set(value);
  }

  /** A map beside this one with which it shares its colour scale. */
  public void setPartner(HeatMapView other) {
    partner = other;
    repaintOn(other.frameProperty());
    other.getHistory().addListener((Observable changed) -> repaint());
  }

  /** Whether the colour scale stands at the right. */
  public void setScaleShown(boolean shown) {
    scaleShown = shown;
    repaint();
  }

  IntegerProperty focusedColumnProperty() {
    return focusedColumn;
  }

  /** Whether the selected edge's history has room below the map. */
  boolean showsHistory() {
    return isEdgeSelected() && !history.isEmpty() && getHeight() >= LEAST_MAP + LEAST_HISTORY;
  }

  /** Where the selected edge's history stands. */
  Area historyArea() {
    double high = Math.max(LEAST_HISTORY, Math.min(220, getHeight() * 0.36));
    return new Area(0, getHeight() - high, getWidth(), high);
  }

  HeatMapLayout mapLayout() {
    double high = showsHistory() ? historyArea().y() - 4 : getHeight();
    return HeatMapLayout.of(
        new Area(0, 0, getWidth(), high), frame.get().edges(), scene().columns(), scaleShown);
  }

  /**
   * What is told about a field; of a whole edge where the column is -1 or the mode has no
   * operations.
   */
  String describe(int edge, int column) {
    return column < 0 || mode.get() == HeatMode.ENTROPY
        ? EdgeText.describe(frame.get(), edge)
        : EdgeText.describe(frame.get(), edge, column);
  }

  @Override
  boolean hasContent() {
    return frame.get() != null;
  }

  @Override
  void paint(GraphicsContext graphics, CanvasPen pen) {
    pen.draw(HeatMapPicture.shapes(mapLayout(), scene()));
    if (showsHistory()) {
      int epoch = frame.get().epoch();
      pen.draw(EdgeHistoryPicture.shapes(historyArea(), history, selectedEdge.get(), epoch));
    }
  }

  @Override
  String accessibleSummary() {
    CellFrame shown = frame.get();
    StringBuilder text = new StringBuilder("alpha heat map of epoch " + shown.epoch());
    if (isEdgeSelected()) {
      return text.append(". ").append(describe(selectedEdge.get(), focusedColumn.get())).toString();
    }
    for (int e = 0; e < shown.edges(); e++) {
      int best = shown.alpha().argmax(e);
      text.append(e == 0 ? ": " : ", ");
      text.append(OperationNames.of(shown.topology().edges().get(e))).append(' ');
      text.append(shown.operations().get(best).label());
    }
    return text.toString();
  }

  private boolean isEdgeSelected() {
    return selectedEdge.get() >= 0 && selectedEdge.get() < frame.get().edges();
  }

  private HeatScene scene() {
    return new HeatScene(frame.get(), mode.get(), range(), selectedEdge.get(), focusedColumn.get());
  }

  private void forgetRange() {
    fitted = null;
    repaint();
  }

  private HeatRange range() {
    HeatRange own = ownRange();
    boolean shared = partner != null && partner.hasContent();
    return shared ? own.join(partner.ownRange()) : own;
  }

  private HeatRange ownRange() {
    List<CellFrame> frames = history.isEmpty() ? List.of(frame.get()) : history;
    if (!fittedRange.get()) {
      return mode.get().full(frames);
    }
    if (fitted == null) {
      fitted = mode.get().fitted(frames);
    }
    return fitted;
  }
}
