package cellscope.model.run;

import cellscope.model.metric.Metric;
import java.util.List;

/**
 * What the steps and epochs of a run tell: the columns of its logs, in order.
 *
 * @param steps the numbers of a step
 * @param draws names of what a step draws, such as {@code weightDraw}; each ends with {@code Draw}
 * @param epochs the numbers of an epoch
 * @param headline the epoch's number that a run is judged by
 */
public record RunColumns(
    List<Metric> steps, List<String> draws, List<Metric> epochs, Metric headline) {
  /** How the name of a column of draws ends. */
  public static final String DRAW = "Draw";

  public RunColumns {
    steps = List.copyOf(steps);
    draws = List.copyOf(draws);
    epochs = List.copyOf(epochs);
  }
}
