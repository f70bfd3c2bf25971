package cellscope.ui.views;

import cellscope.model.genotype.Operation;
import cellscope.picture.CellFrame;
import cellscope.picture.Legend;
import cellscope.picture.cell.CellPicture;
import java.util.List;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.geometry.Orientation;
import javafx.scene.canvas.GraphicsContext;

/** The legend of the graphs beside each other: a line with each operation's colour and name. */
public final class OperationLegend extends PaintedView {
  private static final double PADDING = 8;

  private final ObjectProperty<CellFrame> frame = new SimpleObjectProperty<>(this, "frame");

  private List<Operation> operations = List.of();

  /** An empty legend. */
  public OperationLegend() {
    super("", "");
    setFocusTraversable(false);
    setMouseTransparent(true);
    setMinSize(0, USE_PREF_SIZE);
    setPrefHeight(USE_COMPUTED_SIZE);
    repaintOn(frame);
    frame.addListener(
        (property, before, now) -> {
          if (before == null || now == null || !before.operations().equals(now.operations())) {
            requestLayout();
          }
        });
  }

  /**
   * Names these operations of cells that never change, of which several may have some each; none
   * for the frame's.
   */
  public void setOperations(List<Operation> all) {
    operations = List.copyOf(all);
    requestLayout();
    repaint();
  }

  /** An epoch with the operations; null for none. */
  public ObjectProperty<CellFrame> frameProperty() {
    return frame;
  }

  @Override
  public Orientation getContentBias() {
    return Orientation.HORIZONTAL;
  }

  @Override
  protected double computePrefHeight(double width) {
    return !hasContent() ? 0 : legend(width < 0 ? getWidth() : width).height() + 4;
  }

  @Override
  protected double computeMinHeight(double width) {
    return computePrefHeight(width);
  }

  @Override
  boolean hasContent() {
    return frame.get() != null || !operations.isEmpty();
  }

  @Override
  void paint(GraphicsContext graphics, CanvasPen pen) {
    pen.draw(legend(getWidth()).shapes());
  }

  @Override
  String accessibleSummary() {
    return String.join(", ", named());
  }

  /** What the legend names, in order. */
  public List<String> named() {
    return entries().stream().map(Legend.Entry::name).toList();
  }

  private List<Legend.Entry> entries() {
    return operations.isEmpty()
        ? CellPicture.entries(frame.get().operations(), true)
        : CellPicture.entries(operations, false);
  }

  private Legend legend(double width) {
    return Legend.of(entries(), PADDING, 2, Math.max(1, width - 2 * PADDING));
  }
}
