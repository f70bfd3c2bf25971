package cellscope.ui.look;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TimelineViewModelTest {
  private final TimelineViewModel timeline = new TimelineViewModel();

  @Test
  void followingShowsTheNewestAndChoosingEndsIt() {
    timeline.setEpochs(3, 10);
    assertThat(timeline.getEpoch()).isEqualTo(2);
    timeline.setEpochs(5, 10);
    assertThat(timeline.getEpoch()).isEqualTo(4);
    timeline.move(-2);
    assertThat(timeline.getEpoch()).isEqualTo(2);
    timeline.setEpochs(6, 10);
    assertThat(timeline.getEpoch()).isEqualTo(2);
    assertThat(timeline.isFollowing()).isFalse();
    timeline.followingProperty().set(true);
    assertThat(timeline.getEpoch()).isEqualTo(5);
  }

  @Test
  void playingBeginsAgainAtTheEndAndStopsAtTheLast() {
    timeline.setEpochs(3, 3);
    timeline.playingProperty().set(true);
    assertThat(timeline.getEpoch()).isZero();
    timeline.advance();
    timeline.advance();
    assertThat(timeline.getEpoch()).isEqualTo(2);
    assertThat(timeline.playingProperty().get()).isTrue();
    timeline.advance();
    assertThat(timeline.playingProperty().get()).isFalse();
  }

  @Test
  void noEpochCanBeLookedAtBeforeThereIsOneAndACutRunGoesBack() {
    timeline.goTo(4);
    assertThat(timeline.getEpoch()).isEqualTo(-1);
    timeline.setEpochs(8, 10);
    timeline.goTo(7);
    timeline.setEpochs(2, 10);
    assertThat(timeline.getEpoch()).isEqualTo(1);
    timeline.setEpochs(0, 10);
    assertThat(timeline.getEpoch()).isEqualTo(-1);
  }
}
