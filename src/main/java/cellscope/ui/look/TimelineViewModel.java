package cellscope.ui.look;

import cellscope.config.Turn;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.SimpleObjectProperty;

/**
 * Which epoch is looked at: the newest while following, else the one that was chosen; playing goes
 * through them like a film.
 */
public final class TimelineViewModel {
  private final IntegerProperty epoch = new SimpleIntegerProperty(this, "epoch", -1);
  private final ReadOnlyIntegerWrapper done = new ReadOnlyIntegerWrapper(this, "done", 0);
  private final ReadOnlyIntegerWrapper planned = new ReadOnlyIntegerWrapper(this, "planned", 0);
  private final BooleanProperty following = new SimpleBooleanProperty(this, "following", true);
  private final BooleanProperty playing = new SimpleBooleanProperty(this, "playing", false);

  private final ObjectProperty<Turn> turn = new SimpleObjectProperty<>(this, "turn", Turn.EPOCH);

  /** A timeline of no epochs. */
  public TimelineViewModel() {
    following.addListener(
        (property, before, now) -> {
          if (now) {
            playing.set(false);
            epoch.set(done.get() - 1);
          }
        });
    playing.addListener(
        (property, before, now) -> {
          if (now) {
            following.set(false);
            if (epoch.get() >= done.get() - 1) {
              epoch.set(Math.min(0, done.get() - 1));
            }
          }
        });
  }

  /** Epochs that are done, and all that are planned. */
  void setEpochs(int nowDone, int nowPlanned) {
    done.set(nowDone);
    planned.set(Math.max(nowDone, nowPlanned));
    if (following.get() || epoch.get() >= nowDone || epoch.get() < 0) {
      epoch.set(nowDone - 1);
    }
  }

  /** Goes to an epoch, counted from 0, as far as there is one; ends following and playing. */
  public void goTo(int wanted) {
    if (done.get() == 0) {
      return;
    }
    following.set(false);
    playing.set(false);
    epoch.set(Math.max(0, Math.min(done.get() - 1, wanted)));
  }

  /** Goes some epochs on or back. */
  public void move(int by) {
    goTo(epoch.get() + by);
  }

  /** The next picture of the film; stops at the last. */
  public void advance() {
    if (playing.get()) {
      if (epoch.get() < done.get() - 1) {
        epoch.set(epoch.get() + 1);
      } else {
        playing.set(false);
      }
    }
  }

  /** Index of the epoch that is looked at, from 0; -1 for none. */
  public IntegerProperty epochProperty() {
    return epoch;
  }

  public int getEpoch() {
    return epoch.get();
  }

  /** What the epochs are in words. */
  public ObjectProperty<Turn> turnProperty() {
    return turn;
  }

  public ReadOnlyIntegerProperty doneProperty() {
    return done.getReadOnlyProperty();
  }

  public ReadOnlyIntegerProperty plannedProperty() {
    return planned.getReadOnlyProperty();
  }

  public BooleanProperty followingProperty() {
    return following;
  }

  public boolean isFollowing() {
    return following.get();
  }

  public BooleanProperty playingProperty() {
    return playing;
  }
}
