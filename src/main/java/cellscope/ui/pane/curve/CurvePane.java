package cellscope.ui.pane.curve;

import cellscope.model.metric.MetricGroup;
import cellscope.ui.common.Texts;
import cellscope.ui.look.Look;
import cellscope.ui.look.RunViewModel;
import cellscope.ui.pane.Pane;
import cellscope.ui.pane.PanePlace;
import cellscope.ui.pane.PaneTools;
import cellscope.ui.pane.PaneView;
import cellscope.ui.views.CurveView;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.ToggleButton;

/** The curves of all metrics of one group, one over the other. */
public final class CurvePane implements Pane {
  private final String id;
  private final String title;
  private final PanePlace place;
  private final MetricGroup group;
  private final String unit;
  private final boolean logarithmic;

  private CurvePane(
      String id,
      String title,
      PanePlace place,
      MetricGroup group,
      String unit,
      boolean logarithmic) {
    this.id = id;
    this.title = title;
    this.place = place;
    this.group = group;
    this.unit = unit;
    this.logarithmic = logarithmic;
  }

  /** Losses in nats; they may be drawn on a logarithmic scale. */
  public static CurvePane loss() {
    return new CurvePane("loss", "pane.loss", PanePlace.UPPER_LEFT, MetricGroup.LOSS, "nats", true);
  }

  /** Accuracies, 0..1. */
  public static CurvePane accuracy() {
    return new CurvePane(
        "accuracy", "pane.accuracy", PanePlace.UPPER_MIDDLE, MetricGroup.ACCURACY, "", false);
  }

  @Override
  public String id() {
    return id;
  }

  @Override
  public String title() {
    return Texts.of(title);
  }

  @Override
  public PanePlace place() {
    return place;
  }

  @Override
  public boolean suits(RunViewModel run) {
    return !run.isMeasured() || !run.curvesProperty().get().of(group).isEmpty();
  }

  @Override
  public PaneView open(Look look, PaneTools tools) {
    CurveView view = Curves.view(id, look);
    view.unitProperty().set(unit);
    ToggleButton log = new ToggleButton(Texts.of("pane.log"));
    log.setId(id + "Log");
    log.getStyleClass().addAll("small", "flat");
    log.setMinWidth(ToggleButton.USE_PREF_SIZE);
    view.logScaleProperty().bind(log.selectedProperty());
    if (group == MetricGroup.ACCURACY) {
      TrueAccuracy.in(view, look, () -> look.run().curvesProperty().get().of(group));
    } else {
      look.run().curvesProperty().addListener(changed -> show(view, look));
      show(view, look);
    }
    List<Node> controls = logarithmic ? List.of(log) : List.of();
    return new PaneView() {
      @Override
      public Node node() {
        return view;
      }

      @Override
      public List<Node> controls() {
        return controls;
      }
    };
  }

  private void show(CurveView view, Look look) {
    view.getSeries().setAll(look.run().curvesProperty().get().of(group));
  }
}
