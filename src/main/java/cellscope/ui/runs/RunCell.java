package cellscope.ui.runs;

import cellscope.run.RunState;
import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.scene.shape.Polyline;
import org.kordamp.ikonli.javafx.FontIcon;

/** A run in the list: state, name, progress, best figure and the trend of its derived accuracy. */
final class RunCell extends ListCell<RunItem> {
  private static final double TREND_WIDTH = 52;
  private static final double TREND_HEIGHT = 16;

  private final FontIcon icon = new FontIcon("mdi2c-circle-outline");
  private final Label name = new Label();
  private final Label kind = new Label();
  private final Label figures = new Label();
  private final Polyline trend = new Polyline();
  private final ProgressBar progress = new ProgressBar();
  private final Tooltip tip = new Tooltip();
  private final VBox box;

  RunCell() {
    name.getStyleClass().add("item-name");
    name.setMaxWidth(Double.MAX_VALUE);
    figures.getStyleClass().add("quiet");
    figures.setMaxWidth(Double.MAX_VALUE);
    trend.getStyleClass().add("trend");
    Pane trendPlace = new Pane(trend);
    trendPlace.setMinSize(TREND_WIDTH, TREND_HEIGHT);
    trendPlace.setMaxSize(TREND_WIDTH, TREND_HEIGHT);
    trendPlace.managedProperty().bind(Bindings.isNotEmpty(trend.getPoints()));
    HBox.setHgrow(name, Priority.ALWAYS);
    HBox.setHgrow(figures, Priority.ALWAYS);
    progress.setMaxWidth(Double.MAX_VALUE);
    progress.getStyleClass().add("small");
    kind.getStyleClass().add("kind-chip");
    kind.setMinWidth(Label.USE_PREF_SIZE);
    HBox top = new HBox(6, icon, name, kind);
    top.getStyleClass().add("item-line");
    HBox bottom = new HBox(6, figures, trendPlace);
    bottom.getStyleClass().add("item-line");
    box = new VBox(3, top, bottom, progress);
    box.setMinWidth(0);
    box.setPrefWidth(0);
  }

  @Override
  protected void updateItem(RunItem item, boolean empty) {
    super.updateItem(item, empty);
    setText(null);
    if (empty || item == null) {
      setGraphic(null);
      setTooltip(null);
      return;
    }
    name.setText(item.name());
    String subject = item.subject().name();
    figures.setText(item.figures() + (subject.isEmpty() ? "" : " · " + subject));
    kind.setText(item.chip());
    kind.setVisible(!item.chip().isEmpty());
    kind.setManaged(kind.isVisible());
    progress.setProgress(item.progress());
    progress.setVisible(item.live());
    progress.setManaged(item.live());
    icon.setIconLiteral(icon(item.state()));
    icon.getStyleClass().setAll("ikonli-font-icon", "state-" + item.standing());
    drawTrend(item.trend());
    tip.setText(
        String.join(
            "\n",
            item.run().id(),
            item.standing() + ", " + figures.getText(),
            item.run().path().toString()));
    setTooltip(tip);
    setAccessibleText(
        String.join(", ", item.name(), kind.getText(), item.standing(), figures.getText()));
    setGraphic(box);
  }

  private void drawTrend(String text) {
    trend.getPoints().clear();
    String[] values = text.isEmpty() ? new String[0] : text.split(" ");
    if (values.length < 2) {
      return;
    }
    double least = Double.MAX_VALUE;
    double most = -Double.MAX_VALUE;
    for (String value : values) {
      least = Math.min(least, Double.parseDouble(value));
      most = Math.max(most, Double.parseDouble(value));
    }
    double range = Math.max(1e-6, most - least);
    for (int i = 0; i < values.length; i++) {
      trend.getPoints().add(i * (TREND_WIDTH - 2) / (values.length - 1) + 1);
      double share = (Double.parseDouble(values[i]) - least) / range;
      trend.getPoints().add(TREND_HEIGHT - 2 - share * (TREND_HEIGHT - 4));
    }
  }

  private static String icon(Optional<RunState> state) {
    if (state.isEmpty()) {
      return "mdi2a-alert-octagon-outline";
    }
    return switch (state.get()) {
      case QUEUED -> "mdi2t-timer-sand";
      case RUNNING -> "mdi2p-play-circle";
      case PAUSED -> "mdi2p-pause-circle";
      case FINISHED -> "mdi2c-check-circle";
      case STOPPED -> "mdi2s-stop-circle-outline";
      case FAILED -> "mdi2c-close-circle";
      case INTERRUPTED -> "mdi2a-alert-circle-outline";
    };
  }
}
