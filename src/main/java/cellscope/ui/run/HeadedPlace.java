package cellscope.ui.run;

import cellscope.ui.look.Look;
import cellscope.ui.pane.Pane;
import cellscope.ui.pane.PaneSaver;
import cellscope.ui.pane.PaneView;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Toggle;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/**
 * A place with a head: the title of its pane, or a tab for each of several; the controls of the
 * pane in front; a camera.
 */
final class HeadedPlace implements Place {
  private final OpenPanes open;
  private final PaneSaver saver;
  private final Look look;
  private final Consumer<PaneView> shown;
  private final HBox head = new HBox();
  private final VBox box = new VBox(head);
  private final Button save = new Button();
  private List<Pane> panes = List.of();
  private Pane front;

  /**
   * @param shown told which view came to the front
   */
  HeadedPlace(OpenPanes open, PaneSaver saver, Look look, Consumer<PaneView> shown) {
    this.open = open;
    this.saver = saver;
    this.look = look;
    this.shown = shown;
    box.getStyleClass().add("pane");
    head.getStyleClass().add("pane-head");
    save.getStyleClass().addAll("button-icon", "flat", "small");
  }

  @Override
  public Region node() {
    return box;
  }

  @Override
  public boolean isEmpty() {
    return panes.isEmpty();
  }

  @Override
  public boolean asksForHalf() {
    return front != null && open.of(front).asksForHalf().map(asks -> asks.get()).orElse(false);
  }

  @Override
  public void show(List<Pane> now) {
    if (panes.equals(now)) {
      return;
    }
    panes = now;
    if (now.isEmpty()) {
      leaveFront();
      front = null;
      box.getChildren().setAll(head);
      head.getChildren().clear();
    } else {
      bringToFront(now.contains(front) ? front : now.get(0));
    }
  }

  private void leaveFront() {
    if (front != null) {
      open.of(front).setShown(false);
    }
  }

  private void bringToFront(Pane pane) {
    if (pane != front) {
      leaveFront();
    }
    front = pane;
    PaneView view = open.of(pane);
    Node node = view.node();
    VBox.setVgrow(node, Priority.ALWAYS);
    List<Node> ofHead = new ArrayList<>(titles());
    Region between = new Region();
    HBox.setHgrow(between, Priority.ALWAYS);
    ofHead.add(between);
    ofHead.addAll(view.controls());
    ofHead.add(save);
    head.getChildren().setAll(ofHead);
    box.getChildren().setAll(head, node);
    save.setId(id("save", pane));
    saver.attach(save, box, () -> look.fileName(pane.id()));
    view.setShown(true);
    shown.accept(view);
  }

  private List<? extends Node> titles() {
    if (panes.size() > 1) {
      return tabs();
    }
    Label title = new Label(front.title());
    title.getStyleClass().add("pane-title");
    title.setMinWidth(Region.USE_PREF_SIZE);
    return List.of(title);
  }

  /** A tab for each pane; one of them is always on. */
  private List<ToggleButton> tabs() {
    ToggleGroup group = new ToggleGroup();
    List<ToggleButton> tabs = new ArrayList<>();
    for (Pane pane : panes) {
      ToggleButton tab = new ToggleButton(pane.title());
      tab.setId(id("show", pane));
      tab.getStyleClass().add("pane-tab");
      tab.setMinWidth(Region.USE_PREF_SIZE);
      tab.setUserData(pane);
      tab.setToggleGroup(group);
      tab.setSelected(pane == front);
      tabs.add(tab);
    }
    group.selectedToggleProperty().addListener((property, before, now) -> select(before, now));
    return tabs;
  }

  private void select(Toggle before, Toggle now) {
    if (now == null) {
      before.setSelected(true);
    } else if (now.getUserData() != front) {
      bringToFront((Pane) now.getUserData());
      head.getChildren().stream()
          .filter(tab -> tab.getUserData() == front)
          .findFirst()
          .ifPresent(Node::requestFocus);
    }
  }

  private static String id(String what, Pane pane) {
    return what + Character.toUpperCase(pane.id().charAt(0)) + pane.id().substring(1);
  }
}
