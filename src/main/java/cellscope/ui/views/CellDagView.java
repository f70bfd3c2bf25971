package cellscope.ui.views;

import cellscope.model.genotype.Operation;
import cellscope.picture.Area;
import cellscope.picture.CellFrame;
import cellscope.picture.Legend;
import cellscope.picture.OperationNames;
import cellscope.picture.cell.CellDagLayout;
import cellscope.picture.cell.CellMode;
import cellscope.picture.cell.CellPicture;
import cellscope.picture.cell.CellPicture.Placement;
import cellscope.picture.cell.CellScene;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.geometry.Point2D;
import javafx.scene.canvas.GraphicsContext;

/**
 * The graph of a cell in the epoch that is looked at. Nodes and edges keep their places from epoch
 * to epoch. Wheel and drag zoom and move it, a double click or 0 fits it again; a click or the keys
 * up and down select an edge.
 */
public final class CellDagView extends PaintedView {
  private final ObjectProperty<CellFrame> frame = new SimpleObjectProperty<>(this, "frame");
  private final ObjectProperty<CellFrame> previous = new SimpleObjectProperty<>(this, "previous");
  private final ObjectProperty<CellMode> mode =
      new SimpleObjectProperty<>(this, "mode", CellMode.SAMPLED);
  private final IntegerProperty selectedEdge = new SimpleIntegerProperty(this, "selectedEdge", -1);
  private boolean legendShown = true;
  private final PanZoom panZoom = new PanZoom(this::repaint);
  private CellDagLayout layout;

  /** An empty view. */
  public CellDagView() {
    super("No epoch yet", "The cell appears when the first epoch is done.");
    frame.addListener((property, before, now) -> layOut(before, now));
    repaintOn(frame, previous, mode, selectedEdge);
    new CellDagInput(this, panZoom);
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

  /** The epoch before it, with which changes are marked; null for none. */
  public ObjectProperty<CellFrame> previousProperty() {
    return previous;
  }

  public void setPrevious(CellFrame value) {
    previous.set(value);
  }

  public ObjectProperty<CellMode> modeProperty() {
    return mode;
  }

  public CellMode getMode() {
    return mode.get();
  }

  public void setMode(CellMode value) {
    mode.set(value);
  }

  /** Row of the edge that is lit up, -1 for none; bind it in both directions to the heat map's. */
  public IntegerProperty selectedEdgeProperty() {
    return selectedEdge;
  }

  public int getSelectedEdge() {
    return selectedEdge.get();
  }

  public void setSelectedEdge(int value) {
    selectedEdge.set(value);
  }

  /**
   * Whether the operations are named below the graph; where graphs stand together, one legend does.
   */
  public void setLegendShown(boolean shown) {
    legendShown = shown;
    repaint();
  }

  /** Shows the whole graph again. */
  public void fit() {
    panZoom.reset();
  }

  /** The row of the edge at a place of this view, -1 where there is none. */
  int edgeAt(double x, double y) {
    return layout == null ? -1 : layout.edgeAt(placement().toLayout(x, y));
  }

  /** Where the middle of an edge's label lies in this view. */
  Point2D labelPlace(int edge) {
    Placement placement = placement();
    Area label = layout.labels().get(edge);
    return new Point2D(
        label.centreX() * placement.scale() + placement.dx(),
        label.centreY() * placement.scale() + placement.dy());
  }

  /** What is known of an edge: each operation's probability and its share of the epoch's draws. */
  String describe(int edge) {
    return EdgeText.describe(frame.get(), edge);
  }

  @Override
  boolean hasContent() {
    return frame.get() != null;
  }

  @Override
  void paint(GraphicsContext graphics, CanvasPen pen) {
    pen.draw(CellPicture.placed(layout, scene(), placement()));
    pen.draw(legend().shapes());
  }

  @Override
  String accessibleSummary() {
    StringBuilder text = new StringBuilder();
    CellFrame shown = frame.get();
    text.append(mode.get().label()).append(" cell of epoch ").append(shown.epoch());
    for (int e = 0; e < shown.edges(); e++) {
      List<Operation> chosen =
          mode.get().chosen(shown, e).stream().map(shown.operations()::get).toList();
      String operation =
          chosen.isEmpty()
              ? "left out"
              : chosen.stream().map(Operation::label).collect(Collectors.joining(" and "));
      text.append(e == 0 ? ": " : ", ");
      text.append(OperationNames.of(shown.topology().edges().get(e))).append(' ');
      text.append(operation);
    }
    return text.toString();
  }

  private void layOut(CellFrame before, CellFrame now) {
    boolean sameSpace =
        before != null
            && now != null
            && before.topology().equals(now.topology())
            && before.operations().equals(now.operations());
    if (now != null && !sameSpace) {
      layout = CellDagLayout.of(now.face().layout(), now.topology(), now.operations());
      selectedEdge.set(selectedEdge.get() < now.edges() ? selectedEdge.get() : -1);
      panZoom.reset();
    }
  }

  private CellScene scene() {
    return new CellScene(
        frame.get(), Optional.ofNullable(previous.get()), mode.get(), selectedEdge.get());
  }

  private Legend legend() {
    return legendShown
        ? CellPicture.legend(scene(), getWidth(), getHeight())
        : new Legend(List.of(), List.of(), 0);
  }

  private Placement placement() {
    return panZoom.applyTo(CellPicture.fit(layout, getWidth(), getHeight(), legend()));
  }
}
