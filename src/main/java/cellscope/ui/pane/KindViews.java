package cellscope.ui.pane;

import cellscope.ui.common.Texts;
import cellscope.ui.look.Look;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntConsumer;
import javafx.beans.property.StringProperty;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/**
 * The views of a space's kinds of cell beside each other. Where a space has several, a switch shows
 * one of them alone; in a narrow pane only one has room.
 */
public final class KindViews {
  private static final int ALL = -1;

  private final HBox place;
  private final HBox switchPlace;
  private final double leastWidth;
  private final double extraOfLast;
  private final IntConsumer shown;
  private final List<Region> boxes = new ArrayList<>();
  private final List<Label> titles = new ArrayList<>();
  private final List<ToggleButton> buttons = new ArrayList<>();
  private final List<String> names = new ArrayList<>();
  private final StringProperty wanted;

  /**
   * @param wanted the kind that is shown alone, or {@link Look#EVERY_KIND}; the switch changes it
   * @param place where the views stand
   * @param switchPlace where the switch stands
   * @param leastWidth that a view needs beside others
   * @param extraOfLast width that the last view has more than the others, for what serves them all
   * @param shown told the index of the last view that is shown, whenever it may have changed
   */
  public KindViews(
      StringProperty wanted,
      HBox place,
      HBox switchPlace,
      double leastWidth,
      double extraOfLast,
      IntConsumer shown) {
    this.wanted = wanted;
    this.place = place;
    this.switchPlace = switchPlace;
    this.leastWidth = leastWidth;
    this.extraOfLast = extraOfLast;
    this.shown = shown;
    switchPlace.getStyleClass().add("kind-switch");
    place.widthProperty().addListener(changed -> arrange());
    wanted.addListener(changed -> arrange());
  }

  /** Shows these views, one for each kind of cell. */
  public void set(List<? extends Region> views, List<String> kinds) {
    boxes.clear();
    titles.clear();
    buttons.clear();
    names.clear();
    names.addAll(kinds);
    boolean several = views.size() > 1;
    if (several) {
      buttons.add(button(Texts.of("kind.both"), Look.EVERY_KIND));
    }
    for (int i = 0; i < views.size(); i++) {
      String name = several ? name(kinds.get(i)) : "";
      boxes.add(several ? titled(name, views.get(i)) : views.get(i));
      HBox.setHgrow(boxes.get(i), Priority.ALWAYS);
      if (several) {
        buttons.add(button(name, kinds.get(i)));
      }
    }
    switchPlace.getChildren().setAll(buttons);
    place.getChildren().setAll(boxes);
    arrange();
  }

  private static String name(String kind) {
    return Character.toUpperCase(kind.charAt(0)) + kind.substring(1);
  }

  private Region titled(String name, Region view) {
    Label title = new Label(name);
    title.getStyleClass().add("kind-title");
    VBox.setVgrow(view, Priority.ALWAYS);
    VBox box = new VBox(title, view);
    box.setMinWidth(0);
    titles.add(title);
    return box;
  }

  private ToggleButton button(String name, String kind) {
    ToggleButton button = new ToggleButton(name);
    button.getStyleClass().add("small");
    button.setMinWidth(ToggleButton.USE_PREF_SIZE);
    button.setOnAction(
        event -> {
          wanted.set(kind);
          arrange(); // so that a click on what is wanted leaves its button on
        });
    return button;
  }

  private void arrange() {
    boolean roomy = place.getWidth() >= leastWidth * boxes.size() || place.getWidth() <= 0;
    int chosen = names.indexOf(wanted.get());
    int alone = boxes.size() == 1 || chosen == ALL && !roomy ? 0 : chosen;
    for (int i = 0; i < boxes.size(); i++) {
      boolean visible = alone == ALL || alone == i;
      boxes.get(i).setVisible(visible);
      boxes.get(i).setManaged(visible);
      // what they prefer is what they have beyond the same share
      boxes.get(i).setPrefWidth(i == boxes.size() - 1 ? extraOfLast : 0);
    }
    for (Label title : titles) {
      title.setVisible(alone == ALL);
      title.setManaged(alone == ALL);
    }
    for (int i = 0; i < buttons.size(); i++) {
      buttons.get(i).setSelected(i == alone + 1);
      boolean offered = i > 0 || roomy;
      buttons.get(i).setVisible(offered);
      buttons.get(i).setManaged(offered);
    }
    shown.accept(alone == ALL ? boxes.size() - 1 : alone);
  }
}
