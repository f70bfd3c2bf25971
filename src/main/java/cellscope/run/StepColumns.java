package cellscope.run;

import cellscope.config.RunKind;
import cellscope.model.run.SearchEvent.CellDraw;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Gathers the steps from steps.csv, whose rows are too many for an object each. */
final class StepColumns implements LogTail.LineConsumer {
  private final Path file;
  private final Damage damage;
  private final Set<StepMetric> wanted;
  private final Series.Growing epochs = new Series.Growing();
  private final Series.Growing steps = new Series.Growing();
  private final Map<StepMetric, Series.Growing> metrics = new EnumMap<>(StepMetric.class);
  private final int[] ends = new int[StepMetric.values().length + 4];
  private final double[] row = new double[StepMetric.values().length];
  private List<StepMetric> columns;
  private boolean drawn; // whether rows end with the two draws
  private int fields;
  private byte[] draws = new byte[64]; // both of the last row, as they stand in it
  private int drawsLength;

  /**
   * @param kind of the run, unless the file's header tells another
   * @param wanted metrics to keep; those that the kind has not are NaN
   */
  StepColumns(Path file, RunKind kind, Set<StepMetric> wanted, Damage damage) {
    expect(kind);
    this.file = file;
    this.damage = damage;
    this.wanted = EnumSet.noneOf(StepMetric.class);
    this.wanted.addAll(wanted);
    wanted.forEach(metric -> metrics.put(metric, new Series.Growing()));
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

  private void expect(RunKind kind) {
    columns = StepMetric.of(kind);
    drawn = kind == RunKind.SEARCH;
    fields = 2 + columns.size() + (drawn ? 2 : 0);
  }

  private void header(String text) {
    for (RunKind kind : RunKind.values()) {
      if (text.equals(RunLog.STEPS.header(kind))) {
        expect(kind);
        return;
      }
    }
    damage.add(file, 1, "it should name the columns: " + RunLog.STEPS.header(RunKind.SEARCH));
  }

  private void row(byte[] bytes, int from, int to) {
    split(bytes, from, to);
    int epoch = Decimal.parseInt(bytes, from, ends[0]);
    int step = Decimal.parseInt(bytes, ends[0] + 1, ends[1]);
    for (int m = 0; m < columns.size(); m++) {
      if (wanted.contains(columns.get(m))) {
        row[m] = Decimal.parse(bytes, ends[m + 1] + 1, ends[m + 2]);
      }
    }
    epochs.add(epoch);
    steps.add(step);
    for (StepMetric metric : wanted) {
      int m = columns.indexOf(metric);
      metrics.get(metric).add(m < 0 ? Double.NaN : row[m]);
    }
    if (drawn) {
      keepDraws(bytes, ends[fields - 3] + 1, to);
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
    for (int i = from; i < to; i++) {
      if (bytes[i] == ',') {
        if (field == fields - 1) {
          throw new Json.Malformed("it has more than " + fields + " fields");
        }
        ends[field++] = i;
      }
    }
    if (field != fields - 1) {
      throw new Json.Malformed("it has " + (field + 1) + " fields, not " + fields);
    }
    ends[field] = to;
  }

  int size() {
    return epochs.size();
  }

  StepTable table() {
    Map<StepMetric, Series> views = new EnumMap<>(StepMetric.class);
    metrics.forEach((metric, values) -> views.put(metric, values.view()));
    String both = new String(draws, 0, drawsLength, StandardCharsets.US_ASCII);
    int comma = both.indexOf(',');
    return new StepTable(
        epochs.view(),
        steps.view(),
        views,
        draws(both.substring(0, Math.max(0, comma))),
        draws(both.substring(comma + 1)));
  }

  private static List<CellDraw> draws(String text) {
    try {
      return text.isEmpty() ? List.of() : LineEvents.draws(text);
    } catch (NumberFormatException | Json.Malformed e) {
      return List.of(); // a damaged draw of an otherwise good row
    }
  }
}
