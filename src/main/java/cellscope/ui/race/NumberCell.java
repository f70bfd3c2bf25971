package cellscope.ui.race;

import java.util.function.Function;
import javafx.geometry.Pos;
import javafx.scene.control.TableCell;

/** A number at the right of its cell; a dash for none. */
final class NumberCell extends TableCell<SearchRow, Double> {
  private final Function<Double, String> format;

  NumberCell(Function<Double, String> format) {
    this.format = format;
    setAlignment(Pos.CENTER_RIGHT);
  }

  @Override
  protected void updateItem(Double item, boolean empty) {
    super.updateItem(item, empty);
    if (empty || item == null) {
      setText(null);
    } else {
      setText(Double.isNaN(item) ? "–" : format.apply(item));
    }
  }
}
