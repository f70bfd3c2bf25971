package cellscope.ui.run;

import cellscope.picture.Palette;
import cellscope.picture.cell.CellMode;
import cellscope.picture.heat.HeatMode;
import cellscope.ui.views.CellDagView;
import cellscope.ui.views.HeatMapView;
import cellscope.ui.views.OperationLegend;
import java.util.ArrayList;
import java.util.List;
import javafx.beans.binding.Bindings;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.scene.layout.HBox;

/** A heat map and a graph for each kind of cell of the run's space. */
final class CellPanes {
  private static final double LEAST_MAP = 190;
  private static final double SCALE_WIDTH = 54;
  private static final double LEAST_GRAPH = 300;
  private static final double LEAST_HEIGHT_WITH_LEGEND = 190;

  private final ReadOnlyObjectProperty<HeatMode> heatMode;
  private final ReadOnlyObjectProperty<CellMode> cellMode;
  private final OperationLegend legend;
  private final KindPanes mapPanes;
  private final KindPanes graphPanes;
  private final List<HeatMapView> maps = new ArrayList<>();
  private final List<CellDagView> graphs = new ArrayList<>();
  private Palette palette = Palette.LIGHT;

  /** Where the views stand. */
  record Places(HBox maps, HBox mapSwitch, HBox graphs, HBox graphSwitch, OperationLegend legend) {}

  CellPanes(
      Places places,
      ReadOnlyObjectProperty<HeatMode> heatMode,
      ReadOnlyObjectProperty<CellMode> cellMode) {
    this.heatMode = heatMode;
    this.cellMode = cellMode;
    this.legend = places.legend();
    mapPanes =
        new KindPanes(places.maps(), places.mapSwitch(), LEAST_MAP, SCALE_WIDTH, this::scaleAt);
    graphPanes = new KindPanes(places.graphs(), places.graphSwitch(), LEAST_GRAPH, 0, index -> {});
    places.graphs().heightProperty().addListener(changed -> arrangeLegend(places.graphs()));
    set(List.of(new KindModel("")));
    arrangeLegend(places.graphs());
  }

  /** Shows these kinds of cell. */
  void set(List<KindModel> kinds) {
    maps.clear();
    graphs.clear();
    for (KindModel kind : kinds) {
      add(kind);
    }
    if (maps.size() == 2) {
      maps.get(0).setPartner(maps.get(1));
      maps.get(1).setPartner(maps.get(0));
    }
    legend.frameProperty().bind(kinds.get(0).frameProperty());
    legend.setOperations(
        kinds.stream()
            .filter(KindModel::isFixed)
            .flatMap(k -> k.frameProperty().get().operations().stream())
            .distinct()
            .sorted()
            .toList());
    List<String> names = kinds.stream().map(KindModel::kind).toList();
    mapPanes.set(maps, names);
    graphPanes.set(graphs, names);
    setPalette(palette);
  }

  private void add(KindModel kind) {
    HeatMapView map = new HeatMapView();
    map.modeProperty().bind(heatMode);
    map.frameProperty().bind(kind.frameProperty());
    Bindings.bindContent(map.getHistory(), kind.frames());
    CellDagView graph = new CellDagView();
    graph.setLegendShown(false);
    graph.modeProperty().bind(cellMode);
    graph.frameProperty().bind(kind.frameProperty());
    graph.previousProperty().bind(kind.previousProperty());
    graph.selectedEdgeProperty().bindBidirectional(map.selectedEdgeProperty());
    map.setId(maps.isEmpty() ? "heat" : "heat-" + kind.kind());
    graph.setId(graphs.isEmpty() ? "cell" : "cell-" + kind.kind());
    maps.add(map);
    graphs.add(graph);
  }

  /** One scale, at the right, serves all maps. */
  private void scaleAt(int last) {
    for (int i = 0; i < maps.size(); i++) {
      maps.get(i).setScaleShown(i == last);
    }
  }

  private void arrangeLegend(HBox graphPlace) {
    double high = graphPlace.getHeight() + (legend.isManaged() ? legend.getHeight() : 0);
    boolean room = high >= LEAST_HEIGHT_WITH_LEGEND;
    legend.setVisible(room);
    legend.setManaged(room);
  }

  void setPalette(Palette now) {
    palette = now;
    maps.forEach(m -> m.setPalette(now));
    graphs.forEach(g -> g.setPalette(now));
    legend.setPalette(now);
  }
}
