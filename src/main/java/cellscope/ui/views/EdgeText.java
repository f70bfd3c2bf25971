package cellscope.ui.views;

import cellscope.picture.CellFrame;
import cellscope.picture.OperationNames;
import java.util.Locale;

/** What is told about an edge or one of its operations, one fact per line. */
final class EdgeText {
  private EdgeText() {}

  /** Probabilities and shares of the draws of all operations of an edge. */
  static String describe(CellFrame frame, int edge) {
    StringBuilder text = new StringBuilder();
    text.append("edge ").append(OperationNames.of(frame.topology().edges().get(edge)));
    text.append(", epoch ").append(frame.epoch());
    double[] probabilities = frame.alpha().softmax(edge);
    for (int k = 0; k < probabilities.length; k++) {
      text.append('\n').append(frame.operations().get(k).label()).append("  ");
      text.append(format("%.1f%%", 100 * probabilities[k]));
      double frequency = frame.frequency(edge, k);
      if (!Double.isNaN(frequency)) {
        text.append(format(", drawn %.1f%%", 100 * frequency));
      }
      text.append(marks(frame, edge, k));
    }
    return text.append(format("\nentropy  %.4f nats", frame.alpha().entropy(edge))).toString();
  }

  /** One operation of an edge in every measure. */
  static String describe(CellFrame frame, int edge, int operation) {
    double[] probabilities = frame.alpha().softmax(edge);
    StringBuilder text = new StringBuilder();
    text.append(OperationNames.of(frame.topology().edges().get(edge))).append("  ");
    text.append(frame.operations().get(operation).label());
    text.append(marks(frame, edge, operation));
    text.append(format("\nsoftmax  %.4f", probabilities[operation]));
    text.append(format("\nalpha  %+.5f", frame.alpha().get(edge, operation)));
    double frequency = frame.frequency(edge, operation);
    if (!Double.isNaN(frequency)) {
      text.append(
          format(
              "\ndrawn  %.1f%% (%d weight, %d architecture steps)",
              100 * frequency,
              frame.weightCounts().get(edge).get(operation),
              frame.archCounts().get(edge).get(operation)));
    }
    return text.toString();
  }

  private static String marks(CellFrame frame, int edge, int operation) {
    String derived = frame.derived().get(edge).contains(operation) ? "  ▸ derived" : "";
    return derived + (frame.sampled().get(edge) == operation ? "  ● sampled" : "");
  }

  private static String format(String pattern, Object... values) {
    return String.format(Locale.ROOT, pattern, values);
  }
}
