package cellscope.ui.pane.cell;

import cellscope.picture.Palette;
import cellscope.picture.cell.CellMode;
import cellscope.ui.look.KindModel;
import cellscope.ui.look.Look;
import cellscope.ui.pane.Choices;
import cellscope.ui.pane.KindViews;
import cellscope.ui.pane.PaneView;
import cellscope.ui.views.CellDagView;
import cellscope.ui.views.OperationLegend;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javafx.beans.Observable;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.ChoiceBox;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** A graph for each kind of cell, with one legend for all. */
final class CellGraphs implements PaneView {
  private static final double LEAST_GRAPH = 300;
  private static final double LEAST_HEIGHT_WITH_LEGEND = 190;
  private static final double CHOICE_WIDTH = 112;
  private static final double SPACING = 6;

  private final Look look;
  private final ChoiceBox<CellMode> mode;
  private final HBox place = new HBox(SPACING);
  private final HBox kindSwitch = new HBox();
  private final OperationLegend legend = new OperationLegend();
  private final VBox box = new VBox(place, legend);
  private final KindViews kinds;
  private final List<CellDagView> graphs = new ArrayList<>();

  CellGraphs(Look look) {
    this.look = look;
    mode = Choices.box(List.of(CellMode.values()), this::label, CHOICE_WIDTH);
    box.setMinHeight(0);
    place.setMinHeight(0);
    VBox.setVgrow(place, Priority.ALWAYS);
    legend.setId("cellLegend");
    kindSwitch.setId("cellSwitch");
    kindSwitch.setAlignment(Pos.CENTER_LEFT);
    kindSwitch.setMinWidth(HBox.USE_PREF_SIZE);
    mode.setId("cellMode");
    mode.setValue(CellMode.DERIVED);
    kinds = new KindViews(look.kindProperty(), place, kindSwitch, LEAST_GRAPH, 0, index -> {});
    place.heightProperty().addListener(changed -> arrangeLegend());
    look.run().timeline().turnProperty().addListener(changed -> Choices.rename(mode, this::label));
    look.run().updateProperty().addListener(changed -> offerModes());
    look.run().kinds().addListener((Observable changed) -> show());
    look.themeProperty().addListener(changed -> paint());
    show();
    offerModes();
    arrangeLegend();
  }

  private void offerModes() {
    Choices.offer(
        mode,
        Stream.of(CellMode.values())
            .filter(m -> look.run().draws() || m != CellMode.SAMPLED)
            .toList());
  }

  private String label(CellMode shown) {
    return switch (shown) {
      case SAMPLED -> look.run().turn().sampled();
      case DERIVED -> look.run().turn().derived();
      case SUPERNET -> shown.label();
    };
  }

  private void show() {
    List<KindModel> models = look.run().kinds();
    if (models.isEmpty()) {
      models = List.of(new KindModel(""));
    }
    graphs.clear();
    models.forEach(this::add);
    legend.frameProperty().bind(models.get(0).frameProperty());
    legend.setOperations(
        models.stream()
            .filter(KindModel::isFixed)
            .flatMap(k -> k.frameProperty().get().operations().stream())
            .distinct()
            .sorted()
            .toList());
    kinds.set(graphs, models.stream().map(KindModel::kind).toList());
    mode.setVisible(!models.get(0).isFixed());
    mode.setManaged(mode.isVisible());
    paint();
  }

  private void add(KindModel kind) {
    CellDagView graph = new CellDagView();
    graph.setLegendShown(false);
    graph.modeProperty().bind(mode.valueProperty());
    graph.frameProperty().bind(kind.frameProperty());
    graph.previousProperty().bind(kind.previousProperty());
    look.share(kind.kind(), graph.selectedEdgeProperty());
    graph.setId(graphs.isEmpty() ? "cell" : "cell-" + kind.kind());
    graphs.add(graph);
  }

  private void arrangeLegend() {
    double high = place.getHeight() + (legend.isManaged() ? legend.getHeight() : 0);
    boolean room = high >= LEAST_HEIGHT_WITH_LEGEND;
    legend.setVisible(room);
    legend.setManaged(room);
  }

  private void paint() {
    Palette palette = look.themeProperty().get().palette();
    graphs.forEach(g -> g.setPalette(palette));
    legend.setPalette(palette);
  }

  @Override
  public Node node() {
    return box;
  }

  @Override
  public List<Node> controls() {
    return List.of(kindSwitch, mode);
  }
}
