package cellscope.ui.pane.truth;

import cellscope.analysis.truth.RankingQuality;
import cellscope.model.benchmark.BenchmarkDataSet;
import cellscope.model.benchmark.BenchmarkTable;
import cellscope.model.space.catalogue.Spaces;
import cellscope.picture.scatter.ScatterScene;
import cellscope.run.Ranking;
import cellscope.run.RunSnapshot;
import cellscope.ui.common.Texts;
import cellscope.ui.look.Look;
import cellscope.ui.look.TruthModel;
import cellscope.ui.pane.Choices;
import cellscope.ui.pane.PaneTools;
import cellscope.ui.pane.PaneView;
import cellscope.ui.views.ScatterView;
import java.util.List;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** The scatter plot of a ranking, what it amounts to, and the button that makes another one. */
final class RankingView implements PaneView {
  private static final List<Integer> SIZES = List.of(50, 100, 200, 500, 1000);
  private static final double CHOICE_WIDTH = 118;
  private static final double EPOCH_WIDTH = 96;

  private final Look look;
  private final TruthModel truth;
  private final RankingModel model;
  private final TableHint hint;
  private final ScatterView view = new ScatterView("", "", this::describe);
  private final ChoiceBox<Ranking> shown;
  private final ChoiceBox<BenchmarkDataSet> dataSet =
      Choices.box(List.of(BenchmarkDataSet.values()), BenchmarkDataSet::title, CHOICE_WIDTH);
  private final ChoiceBox<Integer> size =
      Choices.box(SIZES, n -> Texts.of("ranking.cells", n), CHOICE_WIDTH);
  private final Button make = new Button();
  private final ProgressBar progress = new ProgressBar();
  private final Label figures = new Label();
  private final Label problem = new Label();
  private final VBox box;
  private boolean dataSetKnown;

  RankingView(Look look, PaneTools tools) {
    this.look = look;
    truth = look.truth();
    model = new RankingModel(tools.background());
    hint = new TableHint(truth, tools.settings());
    shown = new ChoiceBox<>();
    shown.setConverter(
        Choices.box(
                List.of(new Ranking(0, List.of())),
                r -> Texts.of("ranking.epoch", r.epoch() + 1),
                CHOICE_WIDTH)
            .getConverter());
    shown.getStyleClass().add("small");
    shown.setPrefWidth(EPOCH_WIDTH);
    size.setValue(SIZES.get(1));
    name();
    HBox line = new HBox(make, size, progress, shown, dataSet);
    line.getStyleClass().add("pane-choices");
    VBox.setVgrow(view, Priority.ALWAYS);
    box = new VBox(line, figures, problem, view, hint.node());
    box.setMinHeight(0);
    follow();
  }

  private void name() {
    view.setId("ranking");
    shown.setId("rankingEpoch");
    dataSet.setId("rankingDataSet");
    size.setId("rankingSize");
    make.setId("rank");
    make.setMinWidth(Button.USE_PREF_SIZE);
    make.getStyleClass().add("small");
    make.setOnAction(event -> makeOrStop());
    progress.setId("rankingProgress");
    progress.getStyleClass().add("small");
    progress.setMaxHeight(Double.MAX_VALUE);
    figures.setId("rankingFigures");
    figures.getStyleClass().add("pane-note");
    figures.setWrapText(true);
    figures.setMinHeight(Label.USE_PREF_SIZE);
    problem.setId("rankingProblem");
    problem.getStyleClass().addAll("problem", "pane-note");
    problem.setWrapText(true);
    problem.setMinHeight(Label.USE_PREF_SIZE);
  }

  private void follow() {
    view.setPalette(look.themeProperty().get().palette());
    look.themeProperty().addListener((property, before, now) -> view.setPalette(now.palette()));
    model.stateProperty().addListener((property, before, now) -> show(now));
    truth.revisionProperty().addListener((property, before, now) -> draw());
    shown.valueProperty().addListener(changed -> draw());
    dataSet.valueProperty().addListener(changed -> draw());
    show(model.stateProperty().get());
  }

  private void makeOrStop() {
    RunSnapshot run = look.run().snapshot();
    if (model.stateProperty().get().going() != null) {
      model.stop();
    } else if (run != null) {
      model.begin(run.run(), size.getValue());
    }
  }

  @Override
  public void setShown(boolean now) {
    if (now && look.run().snapshot() != null) {
      model.read(look.run().snapshot().run());
    }
  }

  private void show(RankingModel.State state) {
    boolean going = state.going() != null;
    make.setText(Texts.of(going ? "ranking.stop" : "ranking.make"));
    size.setDisable(going);
    visible(progress, going);
    progress.setProgress(
        going && state.done() > 0
            ? (double) state.done() / state.going().cells()
            : ProgressBar.INDETERMINATE_PROGRESS);
    problem.setText(state.problem());
    visible(problem, !state.problem().isEmpty());
    if (!shown.getItems().equals(state.rankings())) {
      shown.getItems().setAll(state.rankings());
      shown.getSelectionModel().selectLast();
    }
    visible(shown, state.rankings().size() > 1);
    draw();
  }

  private static void visible(Node node, boolean now) {
    node.setVisible(now);
    node.setManaged(now);
  }

  private void draw() {
    if (!dataSetKnown && truth.table().isPresent()) {
      dataSetKnown = true;
      truth.ownDataSet().ifPresent(dataSet::setValue);
    }
    hint.follow();
    Ranking ranking = shown.getValue();
    Optional<BenchmarkTable> table = truth.table();
    boolean any = table.isPresent() && ranking != null && !ranking.cells().isEmpty();
    view.emptyTextProperty().set(table.isEmpty() ? hint.text() : Texts.of("ranking.none"));
    view.emptyHintProperty()
        .set(table.isEmpty() ? hint.explanation() : Texts.of("ranking.noneHint"));
    visible(figures, any);
    if (any) {
      draw(ranking, RankingQuality.of(ranking, table.get(), dataSet.getValue()));
    } else {
      view.show(null, "");
    }
  }

  private void draw(Ranking ranking, RankingQuality quality) {
    figures.setText(
        Texts.of(
            "ranking.figures",
            Texts.correlation(quality.kendall()),
            Texts.correlation(quality.spearman()),
            ranking.drawn().size(),
            ranking.epoch() + 1));
    view.show(
        new ScatterScene(
            quality.shared(),
            quality.truth(),
            quality.derived(),
            -1,
            Texts.of("ranking.shared"),
            Texts.of("ranking.truth", dataSet.getValue().title())),
        figures.getText());
  }

  private String describe(int index) {
    var genotype = shown.getValue().cells().get(index).genotype();
    ScatterScene scene = view.getShown();
    return Spaces.of(genotype).brief(genotype)
        + "\n"
        + Texts.of("ranking.point", scene.xs()[index], scene.ys()[index])
        + (index == scene.marked() ? "\n" + Texts.of("ranking.derived") : "");
  }

  @Override
  public Node node() {
    return box;
  }
}
