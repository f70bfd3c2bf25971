package cellscope.cli;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.Locale;

/** A line at the bottom of a terminal that is drawn over again. */
interface ProgressBar {
  /** For a pipe or a file: nothing. */
  ProgressBar NONE =
      new ProgressBar() {
        @Override
        public void draw(double progress, double secondsLeft, String note) {}

        @Override
        public void clear() {}
      };

  /**
   * Draws it anew.
   *
   * @param progress 0..1
   * @param secondsLeft NaN where unknown
   */
  void draw(double progress, double secondsLeft, String note);

  /** Takes it away, so that a line can be printed. */
  void clear();

  /** A bar on a terminal that understands ANSI's erase line, as all of today do. */
  static ProgressBar on(PrintWriter terminal) {
    return new ProgressBar() {
      private String drawn = "";

      @Override
      public void draw(double progress, double secondsLeft, String note) {
        String text = text(progress, secondsLeft, note);
        if (!text.equals(drawn)) {
          terminal.print("\r\u001B[K" + text);
          terminal.flush();
          drawn = text;
        }
      }

      @Override
      public void clear() {
        if (!drawn.isEmpty()) {
          terminal.print("\r\u001B[K");
          terminal.flush();
          drawn = "";
        }
      }
    };
  }

  /** Such as {@code [=====> ] 41% about 3 min left epoch 4/25}. */
  static String text(double progress, double secondsLeft, String note) {
    int width = 30;
    int full = (int) Math.round(Math.max(0, Math.min(1, progress)) * width);
    String bar = "=".repeat(full) + (full < width ? ">" + " ".repeat(width - full - 1) : "");
    String left = Double.isNaN(secondsLeft) ? "" : "  " + duration(secondsLeft) + " left";
    return String.format(Locale.ROOT, "[%s] %3.0f%%%s  %s", bar, 100 * progress, left, note);
  }

  /** A duration in at most two units: "45 s", "3 min 20 s", "5 h 12 min", "2 d 3 h". */
  static String duration(double seconds) {
    Duration d = Duration.ofSeconds(Math.round(seconds));
    if (d.toDays() > 0) {
      return d.toDays() + " d " + d.toHoursPart() + " h";
    }
    if (d.toHours() > 0) {
      return d.toHours() + " h " + d.toMinutesPart() + " min";
    }
    return d.toMinutes() > 0
        ? d.toMinutes() + " min " + d.toSecondsPart() + " s"
        : d.toSeconds() + " s";
  }
}
