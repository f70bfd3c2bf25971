package cellscope.ui.run;

import cellscope.ui.pane.Pane;
import java.util.List;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;

/** A place of tabs: what is told in words and numbers. */
final class TabbedPlace implements Place {
  private final OpenPanes open;
  private final TabPane tabs = new TabPane();
  private final StackPane box = new StackPane(tabs);
  private List<Pane> panes = List.of();

  TabbedPlace(OpenPanes open) {
    this.open = open;
    box.getStyleClass().add("pane");
    tabs.getStyleClass().addAll("inspector", "dense");
    tabs.setTabClosingPolicy(TabPane.TabClosingPolicy.UNAVAILABLE);
    tabs.setMinHeight(0);
    tabs.getSelectionModel()
        .selectedItemProperty()
        .addListener(
            (property, before, now) -> {
              setShown(before, false);
              setShown(now, true);
            });
  }

  private void setShown(Tab tab, boolean shown) {
    if (tab != null && tab.getUserData() != null) {
      Pane pane = (Pane) tab.getUserData();
      tab.setContent(open.of(pane).node());
      open.of(pane).setShown(shown);
    }
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
  public void show(List<Pane> now) {
    if (panes.equals(now)) {
      return;
    }
    panes = now;
    Tab selected = tabs.getSelectionModel().getSelectedItem();
    List<Tab> all =
        now.stream()
            .map(
                pane ->
                    tabs.getTabs().stream()
                        .filter(tab -> tab.getUserData() == pane)
                        .findFirst()
                        .orElseGet(() -> tab(pane)))
            .toList();
    tabs.getTabs().setAll(all);
    if (!all.isEmpty()) {
      tabs.getSelectionModel().select(all.contains(selected) ? selected : all.get(0));
    }
  }

  private static Tab tab(Pane pane) {
    Tab tab = new Tab(pane.title());
    tab.setUserData(pane);
    tab.setId(pane.id() + "Tab");
    return tab;
  }
}
