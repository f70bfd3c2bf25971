package cellscope.ui.run;

import cellscope.ui.common.Texts;
import cellscope.ui.look.TimelineViewModel;
import java.util.List;
import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.Label;
import javafx.scene.control.Slider;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.util.Duration;
import org.kordamp.ikonli.javafx.FontIcon;

/** Controller of the epoch scrubber. */
public final class TimelineView {
  private static final List<Integer> SPEEDS = List.of(1, 2, 4, 8, 16);

  private final TimelineViewModel model;
  private final Timeline film = new Timeline();
  private boolean showing;

  @FXML private Button back;
  @FXML private ToggleButton play;
  @FXML private Button forth;
  @FXML private Slider slider;
  @FXML private Label place;
  @FXML private ToggleButton follow;
  @FXML private ChoiceBox<Integer> speed;

  public TimelineView(TimelineViewModel model) {
    this.model = model;
  }

  @FXML
  private void initialize() {
    back.setGraphic(new FontIcon("mdi2c-chevron-left"));
    forth.setGraphic(new FontIcon("mdi2c-chevron-right"));
    play.setGraphic(new FontIcon("mdi2p-play"));
    explain(back, "timeline.back");
    explain(forth, "timeline.forth");
    play.setTooltip(new Tooltip(Texts.of("timeline.play")));
    play.setAccessibleText(Texts.of("timeline.play"));
    speed.getItems().setAll(SPEEDS);
    speed.setValue(4);
    speed.setConverter(
        new javafx.util.StringConverter<>() {
          @Override
          public String toString(Integer perSecond) {
            return perSecond + " / s";
          }

          @Override
          public Integer fromString(String text) {
            return Integer.valueOf(text.split(" ")[0]);
          }
        });
    speed.valueProperty().addListener(changed -> setSpeed());
    play.selectedProperty().bindBidirectional(model.playingProperty());
    follow.selectedProperty().bindBidirectional(model.followingProperty());
    model.playingProperty().addListener(changed -> playOrRest());
    slider.valueProperty().addListener(changed -> scrub());
    model.epochProperty().addListener(changed -> show());
    model.turnProperty().addListener(changed -> show());
    model.doneProperty().addListener(changed -> show());
    model.plannedProperty().addListener(changed -> show());
    film.setCycleCount(Animation.INDEFINITE);
    setSpeed();
    show();
  }

  private static void explain(Button button, String key) {
    button.setTooltip(new Tooltip(Texts.of(key)));
    button.setAccessibleText(Texts.of(key));
  }

  private void setSpeed() {
    boolean running = film.getStatus() == Animation.Status.RUNNING;
    film.stop();
    film.getKeyFrames()
        .setAll(new KeyFrame(Duration.seconds(1.0 / speed.getValue()), event -> model.advance()));
    if (running) {
      film.play();
    }
  }

  private void playOrRest() {
    boolean playing = model.playingProperty().get();
    ((FontIcon) play.getGraphic()).setIconLiteral(playing ? "mdi2p-pause" : "mdi2p-play");
    if (playing) {
      film.play();
    } else {
      film.stop();
    }
  }

  private void scrub() {
    if (!showing) {
      model.goTo((int) Math.round(slider.getValue()) - 1);
    }
  }

  private void show() {
    showing = true;
    int done = model.doneProperty().get();
    slider.setMin(1);
    slider.setMax(Math.max(2, done));
    slider.setBlockIncrement(1);
    slider.setValue(Math.max(1, model.getEpoch() + 1));
    slider.setDisable(done < 2);
    back.setDisable(model.getEpoch() <= 0);
    forth.setDisable(model.getEpoch() >= done - 1);
    play.setDisable(done < 2);
    place.setText(
        done == 0
            ? Texts.of("timeline.none", model.turnProperty().get().noun())
            : Texts.of(
                "timeline.place",
                model.turnProperty().get().noun(),
                model.getEpoch() + 1,
                model.plannedProperty().get()));
    showing = false;
  }

  @FXML
  private void back() {
    model.move(-1);
  }

  @FXML
  private void forth() {
    model.move(1);
  }

  /** Ends the film's clock. */
  public void close() {
    film.stop();
  }
}
