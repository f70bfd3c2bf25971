package cellscope.run;

import cellscope.model.metric.Metric;
import cellscope.model.metric.Metrics;
import cellscope.model.run.CellDraw;
import cellscope.model.run.Draw;
import cellscope.model.run.RunColumns;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * Gathers the steps from steps.csv, whose rows are too many for an object each. The file's header
 * names the columns; of rows read without it, the places alone are known.
 */
final class StepColumns implements LogTail.LineConsumer {
  private static final String PLACE = "epoch,step";

  private final Path file;
  private final Damage damage;
  private final Supplier<Optional<RunColumns>> expected;
  private final Predicate<Metric> wanted;
  private final Series.Growing epochs = new Series.Growing();
  private final Series.Growing steps = new Series.Growing();
  private List<Metric> metrics = List.of();
  private List<String> drawNames = List.of();
  private Series.Growing[] values = {}; // by metric; null where it is not wanted
  private double[] row = {};
  private int fields; // of a row; 0 before the header
  private int[] ends = new int[2];
  private byte[] draws = new byte[64]; // all of the last row, as they stand in it
  private int drawsLength;

  /**
   * @param expected what the run said that its steps tell, once it is known: where the header has
   *     something else, it is damaged
   * @param wanted which metrics to keep
   */
  StepColumns(
      Path file, Supplier<Optional<RunColumns>> expected, Predicate<Metric> wanted, Damage damage) {
    this.file = file;
    this.expected = expected;
    this.damage = damage;
    this.wanted = wanted;
  }

  @Override
  public void take(byte[] bytes, int from, int to, int line) {
    if (line == 1) {
      header(new String(bytes, from, to - from, StandardCharsets.UTF_8));
      return;
    }
    try {
      row(bytes, from, to);
    } catch (NumberFormatException e) {
      damage.add(file, line, "a number is none");
    } catch (Json.Malformed e) {
      damage.add(file, line, e.getMessage());
    }
  }

  private void header(String text) {
    Optional<RunColumns> told = expected.get();
    boolean good =
        told.map(t -> text.equals(RunLog.STEPS.header(t))).orElseGet(() -> isOfKnownColumns(text));
    if (!good) {
      String wanted = told.map(RunLog.STEPS::header).orElse(PLACE);
      damage.add(file, 1, "it should name the columns: " + wanted);
    }
    if (told.isPresent()) {
      columns(told.get().steps(), told.get().draws());
    } else if (good) {
      List<String> names = List.of(text.split(",")).subList(2, text.split(",").length);
      columns(
          names.stream().filter(n -> !isDraw(n)).map(Metrics::byId).toList(),
          names.stream().filter(StepColumns::isDraw).toList());
    }
  }

  private static boolean isDraw(String name) {
    return name.endsWith(RunColumns.DRAW);
  }

  /** All that can be told of a header whose run's start can't be read. */
  private static boolean isOfKnownColumns(String text) {
    List<String> names = List.of(text.split(","));
    return text.startsWith(PLACE + ",")
        && names.stream().skip(2).allMatch(n -> isDraw(n) || Metrics.byId(n).isKnown());
  }

  private void columns(List<Metric> numbers, List<String> drawn) {
    metrics = numbers;
    drawNames = drawn;
    fields = 2 + numbers.size() + drawn.size();
    ends = new int[fields];
    row = new double[metrics.size()];
    values = new Series.Growing[metrics.size()];
    for (int m = 0; m < values.length; m++) {
      values[m] = wanted.test(metrics.get(m)) ? new Series.Growing() : null;
    }
  }

  private void row(byte[] bytes, int from, int to) {
    split(bytes, from, to);
    int epoch = Decimal.parseInt(bytes, from, ends[0]);
    int step = Decimal.parseInt(bytes, ends[0] + 1, ends[1]);
    for (int m = 0; m < values.length; m++) {
      if (values[m] != null) {
        row[m] = Decimal.parse(bytes, ends[m + 1] + 1, ends[m + 2]);
      }
    }
    epochs.add(epoch);
    steps.add(step);
    for (int m = 0; m < values.length; m++) {
      if (values[m] != null) {
        values[m].add(row[m]);
      }
    }
    if (!drawNames.isEmpty()) {
      keepDraws(bytes, ends[fields - drawNames.size() - 1] + 1, to);
    }
  }

  private void keepDraws(byte[] bytes, int from, int to) {
    drawsLength = to - from;
    if (draws.length < drawsLength) {
      draws = new byte[2 * drawsLength];
    }
    System.arraycopy(bytes, from, draws, 0, drawsLength);
  }

  private void split(byte[] bytes, int from, int to) {
    int field = 0;
    for (int i = from; i < to && (fields > 0 || field < 2); i++) {
      if (bytes[i] == ',') {
        if (field == fields - 1) {
          throw new Json.Malformed("it has more than " + fields + " fields");
        }
        ends[field++] = i;
      }
    }
    if (fields > 0 ? field != fields - 1 : field < 2) {
      throw new Json.Malformed("it has " + (field + 1) + " fields, not " + fields);
    }
    if (fields > 0) {
      ends[field] = to;
    }
  }

  int size() {
    return epochs.size();
  }

  StepTable table() {
    Map<Metric, Series> views = new HashMap<>();
    for (int m = 0; m < values.length; m++) {
      if (values[m] != null) {
        views.put(metrics.get(m), values[m].view());
      }
    }
    return new StepTable(epochs.view(), steps.view(), metrics, views, lastDraws());
  }

  private List<Draw> lastDraws() {
    String[] texts = new String(draws, 0, drawsLength, StandardCharsets.US_ASCII).split(",", -1);
    List<Draw> last = new ArrayList<>();
    for (int d = 0; d < drawNames.size(); d++) {
      last.add(new Draw(drawNames.get(d), d < texts.length ? cells(texts[d]) : List.of()));
    }
    return last;
  }

  private static List<CellDraw> cells(String text) {
    try {
      return text.isEmpty() ? List.of() : LineEvents.draws(text);
    } catch (NumberFormatException | Json.Malformed e) {
      return List.of(); // a damaged draw of an otherwise good row
    }
  }
}
