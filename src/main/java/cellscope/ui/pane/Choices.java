package cellscope.ui.pane;

import java.util.List;
import java.util.function.Function;
import javafx.scene.control.ChoiceBox;
import javafx.util.StringConverter;

/** Small choices in a pane's head. */
public final class Choices {
  private static final double LEAST_WIDTH = 60;

  private Choices() {}

  /**
   * A box whose first value is chosen.
   *
   * @param label what a value is called
   */
  public static <T> ChoiceBox<T> box(List<T> values, Function<T, String> label, double width) {
    ChoiceBox<T> box = new ChoiceBox<>();
    box.getStyleClass().add("small");
    box.setMinWidth(LEAST_WIDTH);
    box.setPrefWidth(width);
    rename(box, label);
    box.getItems().setAll(values);
    box.setValue(values.get(0));
    return box;
  }

  /** Offers these values; the one that is chosen stays so, or the first takes its place. */
  public static <T> void offer(ChoiceBox<T> box, List<T> values) {
    if (!box.getItems().equals(values)) {
      T chosen = box.getValue();
      box.getItems().setAll(values);
      box.setValue(values.contains(chosen) ? chosen : values.get(0));
    }
  }

  /** Calls the values by other names. */
  public static <T> void rename(ChoiceBox<T> box, Function<T, String> label) {
    box.setConverter(
        new StringConverter<>() {
          @Override
          public String toString(T value) {
            return value == null ? "" : label.apply(value);
          }

          @Override
          public T fromString(String text) {
            throw new UnsupportedOperationException("a choice is not typed");
          }
        });
  }
}
