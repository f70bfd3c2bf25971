package cellscope.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;

class ProgressBarTest {
  @Test
  void barShowsProgressAndTimeLeft() {
    assertThat(ProgressBar.text(0.5, 200, "epoch 2/3"))
        .isEqualTo("[===============>              ]  50%  3 min 20 s left  epoch 2/3");
    assertThat(ProgressBar.text(1, Double.NaN, "")).startsWith("[" + "=".repeat(30) + "] 100%");
    assertThat(ProgressBar.text(0, Double.NaN, "")).contains("[>").doesNotContain("left");
  }

  @Test
  void durationsHaveTwoUnitsAtMost() {
    assertThat(ProgressBar.duration(0.6)).isEqualTo("1 s");
    assertThat(ProgressBar.duration(3600 * 5 + 60 * 12 + 7)).isEqualTo("5 h 12 min");
    assertThat(ProgressBar.duration(86400 * 2 + 3600 * 3)).isEqualTo("2 d 3 h");
  }

  @Test
  void barIsErasedBeforeALineIsPrinted() {
    StringWriter text = new StringWriter();
    ProgressBar bar = ProgressBar.on(new PrintWriter(text));
    bar.clear();
    assertThat(text.toString()).isEmpty();
    bar.draw(0.5, 1, "x");
    bar.clear();
    assertThat(text.toString()).endsWith("\r\u001B[K");
  }
}
