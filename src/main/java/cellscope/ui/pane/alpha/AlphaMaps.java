package cellscope.ui.pane.alpha;

import cellscope.picture.heat.HeatMode;
import cellscope.ui.look.KindModel;
import cellscope.ui.look.Look;
import cellscope.ui.pane.Choices;
import cellscope.ui.pane.KindViews;
import cellscope.ui.pane.PaneView;
import cellscope.ui.views.HeatMapView;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.beans.Observable;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.value.ObservableBooleanValue;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.ChoiceBox;
import javafx.scene.layout.HBox;

/** A heat map for each kind of cell, with one scale for all. */
final class AlphaMaps implements PaneView {
  private static final double LEAST_MAP = 190;
  private static final double SCALE_WIDTH = 54;
  private static final double CHOICE_WIDTH = 104;
  private static final double SPACING = 6;

  private final Look look;
  private final HBox place = new HBox(SPACING);
  private final HBox kindSwitch = new HBox();
  private final ChoiceBox<HeatMode> mode =
      Choices.box(List.of(HeatMode.values()), HeatMode::label, CHOICE_WIDTH);
  private final KindViews kinds;
  private final List<HeatMapView> maps = new ArrayList<>();
  private final BooleanBinding several;

  AlphaMaps(Look look) {
    this.look = look;
    several = Bindings.size(look.run().kinds()).greaterThan(1);
    place.setMinHeight(0);
    mode.setId("heatMode");
    kindSwitch.setAlignment(Pos.CENTER_LEFT);
    kindSwitch.setMinWidth(HBox.USE_PREF_SIZE);
    kinds =
        new KindViews(
            look.kindProperty(), place, kindSwitch, LEAST_MAP, SCALE_WIDTH, this::scaleAt);
    look.run().updateProperty().addListener(changed -> offerModes());
    look.run().kinds().addListener((Observable changed) -> show());
    look.themeProperty().addListener(changed -> paint());
    show();
    offerModes();
  }

  private void show() {
    List<KindModel> models = look.run().kinds();
    maps.clear();
    (models.isEmpty() ? List.of(new KindModel("")) : models).forEach(this::add);
    if (maps.size() == 2) {
      maps.get(0).setPartner(maps.get(1));
      maps.get(1).setPartner(maps.get(0));
    }
    kinds.set(maps, models.isEmpty() ? List.of("") : names(models));
    paint();
  }

  private void offerModes() {
    Choices.offer(
        mode,
        Stream.of(HeatMode.values())
            .filter(m -> look.run().draws() || m != HeatMode.SAMPLED)
            .toList());
  }

  private static List<String> names(List<KindModel> models) {
    return models.stream().map(KindModel::kind).toList();
  }

  private void add(KindModel kind) {
    HeatMapView map = new HeatMapView();
    map.modeProperty().bind(mode.valueProperty());
    map.frameProperty().bind(kind.frameProperty());
    Bindings.bindContent(map.getHistory(), kind.frames());
    look.share(kind.kind(), map.selectedEdgeProperty());
    map.setId(maps.isEmpty() ? "heat" : "heat-" + kind.kind());
    maps.add(map);
  }

  /** One scale, at the right, serves all maps. */
  private void scaleAt(int last) {
    for (int i = 0; i < maps.size(); i++) {
      maps.get(i).setScaleShown(i == last);
    }
  }

  private void paint() {
    maps.forEach(m -> m.setPalette(look.themeProperty().get().palette()));
  }

  @Override
  public Node node() {
    return place;
  }

  @Override
  public List<Node> controls() {
    return List.of(kindSwitch, mode);
  }

  /** The maps of two kinds of cell have no room in a third of the row. */
  @Override
  public Optional<ObservableBooleanValue> asksForHalf() {
    return Optional.of(several);
  }
}
