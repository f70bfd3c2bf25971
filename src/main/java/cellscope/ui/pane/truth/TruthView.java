package cellscope.ui.pane.truth;

import cellscope.analysis.truth.Quantity;
import cellscope.model.benchmark.BenchmarkDataSet;
import cellscope.picture.curve.CurveSeries;
import cellscope.ui.common.Texts;
import cellscope.ui.look.Look;
import cellscope.ui.look.TruthCurve;
import cellscope.ui.look.TruthModel;
import cellscope.ui.pane.Choices;
import cellscope.ui.pane.PaneTools;
import cellscope.ui.pane.PaneView;
import cellscope.ui.pane.TruthTexts;
import cellscope.ui.views.CurveView;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** The curve of one quantity on one data set, over a line of plain words. */
final class TruthView implements PaneView {
  private static final double QUANTITY_WIDTH = 96;
  private static final double DATA_SET_WIDTH = 122;

  /** Below this height the plot needs all of it; the words stand beside the genotype too. */
  private static final double ROOM_FOR_WORDS = 220;

  /** The colour of what is derived. */
  private static final int COLOUR = 2;

  private final Look look;
  private final TruthModel truth;
  private final CurveView view = new CurveView();
  private final Label verdict = new Label();
  private final TableHint hint;
  private final VBox box;
  private final ChoiceBox<Quantity> quantity =
      Choices.box(List.of(Quantity.values()), TruthTexts::name, QUANTITY_WIDTH);
  private final ChoiceBox<BenchmarkDataSet> dataSet =
      Choices.box(List.of(BenchmarkDataSet.values()), BenchmarkDataSet::title, DATA_SET_WIDTH);
  private TruthCurve curve;
  private boolean dataSetKnown;

  TruthView(Look look, PaneTools tools) {
    this.look = look;
    truth = look.truth();
    hint = new TableHint(truth, tools.settings());
    view.setId("truth");
    quantity.setId("truthQuantity");
    dataSet.setId("truthDataSet");
    verdict.setId("truthVerdict");
    verdict.setWrapText(true);
    verdict.setMinHeight(Label.USE_PREF_SIZE);
    verdict.getStyleClass().addAll("quiet", "pane-note");
    VBox.setVgrow(view, Priority.ALWAYS);
    HBox choices = new HBox(quantity, dataSet);
    choices.getStyleClass().add("pane-choices");
    box = new VBox(choices, view, verdict, hint.node());
    box.setMinHeight(0);
    box.heightProperty().addListener(changed -> tell());
    view.smoothingProperty().set(0);
    view.epochCursorProperty().bind(look.run().placeProperty());
    view.setPalette(look.themeProperty().get().palette());
    look.themeProperty().addListener((property, before, now) -> view.setPalette(now.palette()));
    quantity.valueProperty().addListener(changed -> begin());
    dataSet.valueProperty().addListener(changed -> begin());
    truth.revisionProperty().addListener((property, before, now) -> follow());
    look.run().placeProperty().addListener((property, before, now) -> tell());
    begin();
  }

  private void begin() {
    Quantity shown = quantity.getValue();
    CurveSeries series = new CurveSeries(Texts.of("truth.derived"), COLOUR);
    curve = new TruthCurve(truth, shown, dataSet.getValue(), 1, series);
    view.unitProperty().set(TruthTexts.unit(shown));
    view.logScaleProperty().set(shown == Quantity.RANK);
    view.resetZoom();
    view.getSeries().setAll(series);
    follow();
  }

  private void follow() {
    if (!dataSetKnown && truth.table().isPresent()) {
      dataSetKnown = true;
      truth.ownDataSet().ifPresent(dataSet::setValue);
    }
    curve.follow();
    view.getLevels().setAll(TruthTexts.levels(truth, quantity.getValue(), dataSet.getValue(), 1));
    hint.follow();
    view.emptyTextProperty().set(hint.text());
    view.emptyHintProperty().set(hint.explanation());
    view.refresh();
    tell();
  }

  private void tell() {
    String told = TruthTexts.verdict(truth, dataSet.getValue());
    if (!told.isEmpty() && truth.ownDataSet().isEmpty()) {
      told += " " + Texts.of("truth.otherImages");
    }
    verdict.setText(told);
    boolean room = box.getHeight() <= 0 || box.getHeight() >= ROOM_FOR_WORDS;
    verdict.setVisible(!told.isEmpty() && room);
    verdict.setManaged(verdict.isVisible());
  }

  @Override
  public Node node() {
    return box;
  }
}
