package cellscope.run;

import cellscope.model.benchmark.ArchitectureNumber;
import cellscope.model.benchmark.BenchmarkDataSet;
import cellscope.model.benchmark.BenchmarkTable;
import cellscope.model.benchmark.TableTruth;
import cellscope.model.genotype.Genotype;
import cellscope.model.race.Answer;
import cellscope.model.race.SearchEnd;
import cellscope.model.space.catalogue.Spaces;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The columns of a race's logs. Where there is a benchmark table, an answer stands with what it is
 * worth by that: a test accuracy after 200 epochs for each data set, as a share.
 */
public final class RaceColumns {
  /** What the search itself judges its answer by. */
  public static final String SCORE = "score";

  static final List<String> ANSWER = List.of("contestant", "seed", "epoch", "spent", "genotype");
  static final List<String> END =
      List.of("contestant", "seed", "state", "answers", "failure", "epochs", "spent", "genotype");

  private final Optional<BenchmarkTable> table;

  /**
   * @param table what answers are worth; empty where none is known, or for answers that are no
   *     cells of it
   */
  public RaceColumns(Optional<BenchmarkTable> table) {
    this.table = table;
  }

  /** The columns with a value of an answer, the score first. */
  public List<String> values() {
    List<String> names = new ArrayList<>(List.of(SCORE));
    if (table.isPresent()) {
      for (BenchmarkDataSet dataSet : BenchmarkDataSet.values()) {
        names.add(dataSet.id());
      }
    }
    return names;
  }

  /** What a reader needs to know of the table, texts by name; empty without one. */
  public Map<String, String> facts() {
    Map<String, String> facts = new LinkedHashMap<>();
    table.ifPresent(
        t -> {
          facts.put("benchmark", t.file().toString());
          facts.put("benchmarkFingerprint", t.fingerprint());
          for (BenchmarkDataSet dataSet : BenchmarkDataSet.values()) {
            TableTruth truth = t.truth(dataSet);
            facts.put("best." + dataSet.id(), share(truth.bestAccuracy()));
            facts.put("largest." + dataSet.id(), share(truth.largestAccuracy()));
            facts.put("mean." + dataSet.id(), share(truth.meanAccuracy()));
          }
        });
    return facts;
  }

  /** As few digits as the table has. */
  private static String share(double percent) {
    return Double.isNaN(percent)
        ? String.valueOf(percent)
        : BigDecimal.valueOf(percent).movePointLeft(2).toPlainString();
  }

  String answerHeader() {
    return CsvLine.of(with(ANSWER, values()));
  }

  String endHeader() {
    return CsvLine.of(with(END, values()));
  }

  private static List<String> with(List<String> first, List<String> more) {
    List<String> all = new ArrayList<>(first);
    all.addAll(more);
    return all;
  }

  String line(Turns.Turn turn, Answer answer) {
    List<String> fields =
        List.of(
            turn.contestant().label(),
            String.valueOf(turn.seed()),
            String.valueOf(answer.epoch()),
            String.valueOf(answer.spent()),
            Spaces.text(answer.genotype()));
    return CsvLine.of(with(fields, values(answer)));
  }

  /**
   * @param lastOrNull the answer, if there was any
   * @param answers how many lines of trajectories are the search's
   */
  String line(Turns.Turn turn, SearchEnd end, Answer lastOrNull, int answers) {
    List<String> fields =
        List.of(
            turn.contestant().label(),
            String.valueOf(turn.seed()),
            (end.failed() ? RunState.FAILED : RunState.FINISHED).label(),
            String.valueOf(answers),
            end.failure(),
            String.valueOf(end.epochs()),
            String.valueOf(end.spent()),
            lastOrNull == null ? "" : Spaces.text(lastOrNull.genotype()));
    List<String> none = values().stream().map(name -> String.valueOf(Double.NaN)).toList();
    return CsvLine.of(with(fields, lastOrNull == null ? none : values(lastOrNull)));
  }

  private List<String> values(Answer answer) {
    List<String> values = new ArrayList<>(List.of(String.valueOf(answer.score())));
    table.ifPresent(t -> worths(t, answer.genotype()).forEach(values::add));
    return values;
  }

  private static List<String> worths(BenchmarkTable table, Genotype genotype) {
    boolean known = genotype.space().equals(BenchmarkTable.SPACE);
    List<String> worths = new ArrayList<>();
    for (BenchmarkDataSet dataSet : BenchmarkDataSet.values()) {
      double percent =
          known
              ? table.testAfter200(dataSet, ArchitectureNumber.of(genotype))
              : Double.NaN; // a cell of another space
      worths.add(share(percent));
    }
    return worths;
  }
}
