package cellscope.ui.pane.layers;

import java.util.Locale;
import java.util.function.ToDoubleFunction;
import java.util.function.ToLongFunction;
import javafx.scene.control.Label;
import javafx.scene.control.TreeTableCell;
import javafx.scene.layout.Region;

/** A number with a bar under it, as long as its share. */
final class ShareCell extends TreeTableCell<LayerLine, LayerLine> {
  private final ToLongFunction<LayerLine> number;
  private final ToDoubleFunction<LayerLine> share;
  private final Bar bar = new Bar();

  ShareCell(ToLongFunction<LayerLine> number, ToDoubleFunction<LayerLine> share) {
    this.number = number;
    this.share = share;
    getStyleClass().add("share-cell");
  }

  @Override
  protected void updateItem(LayerLine line, boolean empty) {
    super.updateItem(line, empty);
    setText(null);
    if (empty || line == null) {
      setGraphic(null);
      return;
    }
    long value = number.applyAsLong(line);
    bar.show(value == 0 ? "" : String.format(Locale.ROOT, "%,d", value), share.applyAsDouble(line));
    setGraphic(bar);
  }

  /** The number above, the bar below. */
  private static final class Bar extends Region {
    private static final double THICKNESS = 3;
    private static final double LEAST = 1;

    private final Label text = new Label();
    private final Region full = new Region();
    private double part;

    private Bar() {
      full.getStyleClass().add("share-bar");
      full.setManaged(false);
      text.setManaged(false);
      getChildren().addAll(full, text);
      setPrefHeight(20);
      setMaxWidth(Double.MAX_VALUE);
    }

    private void show(String number, double share) {
      text.setText(number);
      part = share;
      requestLayout();
    }

    @Override
    protected double computePrefWidth(double height) {
      return 0; // as wide as its column
    }

    @Override
    protected void layoutChildren() {
      double wide = Math.ceil(text.prefWidth(-1));
      double high = text.prefHeight(-1);
      text.resizeRelocate(Math.max(0, getWidth() - wide), (getHeight() - high) / 2, wide, high);
      double length = part == 0 ? 0 : Math.max(LEAST, part * getWidth());
      full.resizeRelocate(getWidth() - length, getHeight() - THICKNESS + 1, length, THICKNESS);
    }
  }
}
