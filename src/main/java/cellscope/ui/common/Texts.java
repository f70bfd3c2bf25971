package cellscope.ui.common;

import cellscope.model.metric.Metric;
import cellscope.model.metric.MetricGroup;
import java.util.Locale;

/** Numbers as people read them. */
public final class Texts {
  private Texts() {}

  /** A text of the window's bundle, with its gaps filled as by {@link String#format}. */
  public static String of(String key, Object... values) {
    return String.format(Locale.ROOT, ViewLoader.texts().getString(key), values);
  }

  /** A share of 1 in per cent; a dash where there is none. */
  public static String percent(double share) {
    return Double.isNaN(share) ? "–" : String.format(Locale.ROOT, "%.1f %%", 100 * share);
  }

  /** A number with four significant digits; a dash where there is none. */
  public static String number(double value) {
    return Double.isNaN(value) ? "–" : String.format(Locale.ROOT, "%.4g", value);
  }

  /** A rank correlation; a dash where one side tells nothing apart. */
  public static String correlation(double value) {
    return Double.isNaN(value) ? "–" : String.format(Locale.ROOT, "%.3f", value);
  }

  /** A metric's value: shares in per cent, what is counted as a whole number. */
  public static String of(Metric metric, double value) {
    boolean counted = metric.group() == MetricGroup.COST || metric.group() == MetricGroup.STRUCTURE;
    if (counted && value == Math.rint(value)) {
      return String.format(Locale.ROOT, "%,.0f", value);
    }
    return metric.isShare() ? percent(value) : number(value);
  }

  /** A time span in its two largest units; empty where it is not known. */
  public static String duration(double seconds) {
    if (Double.isNaN(seconds) || Double.isInfinite(seconds)) {
      return "";
    }
    long whole = Math.round(seconds);
    if (whole < 60) {
      return whole + " s";
    }
    if (whole < 3600) {
      return whole / 60 + " min " + whole % 60 + " s";
    }
    return whole / 3600 + " h " + whole % 3600 / 60 + " min";
  }
}
