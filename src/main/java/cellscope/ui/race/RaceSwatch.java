package cellscope.ui.race;

import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;

/** A contestant's colour beside its name. */
final class RaceSwatch {
  private static final int COLOURS = 6;

  private RaceSwatch() {}

  /**
   * @param place of the contestant in the race
   */
  static HBox named(String name, int place) {
    Region swatch = new Region();
    swatch.getStyleClass().addAll("race-swatch", "series-" + place % COLOURS);
    Label label = new Label(name);
    label.setMinWidth(Region.USE_PREF_SIZE);
    HBox box = new HBox(7, swatch, label);
    box.getStyleClass().add("item-line");
    return box;
  }
}
