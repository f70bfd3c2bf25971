package cellscope.analysis.race;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class RaceTableTest {
  private static final double NONE = Double.NaN;

  private static final RaceTable TABLE =
      RaceTable.of(
          List.of(
              new RaceTable.Column("CIFAR-10 test", true), new RaceTable.Column("regret", false)),
          List.of(
              new RaceTable.Result(
                  "R|EA_1", List.of(around(93.9, 0.01), new double[] {0.25, 0.75})),
              new RaceTable.Result("random", List.of(around(93.7, 0.5), new double[] {NONE, 1})),
              new RaceTable.Result("darts", List.of(around(54.3, 0), new double[] {NONE, NONE}))),
          PairwiseTest.MANN_WHITNEY,
          0.05);

  /** Ten values whose mean is that, {@code step} apart. */
  private static double[] around(double mean, double step) {
    double[] values = new double[10];
    Arrays.setAll(values, i -> mean + step * (i - 4.5));
    return values;
  }

  @Test
  void scoresAreWrittenAsPapersPrintThem() {
    Locale before = Locale.getDefault();
    try {
      Locale.setDefault(Locale.GERMANY);
      assertThat(Score.of(new double[] {93.34, 94.06, NONE}).text()).isEqualTo("93.70±0.51");
    } finally {
      Locale.setDefault(before);
    }
    assertThat(Score.of(new double[] {93.704}).text()).isEqualTo("93.70");
    assertThat(Score.of(new double[] {NONE})).isEqualTo(new Score(0, NONE, NONE));
    assertThat(Score.of(new double[0]).text()).isEqualTo("–");
  }

  @Test
  void bestAndWhatDoesNotDifferFromItLead() {
    List<RaceTable.Cell> first = TABLE.rows().stream().map(r -> r.cells().get(0)).toList();
    assertThat(first.stream().map(RaceTable.Cell::leading)).containsExactly(true, true, false);
    assertThat(first.stream().map(RaceTable.Cell::letters)).containsExactly("a", "a", "b");
  }

  @Test
  void lowestLeadsWhereLowerIsBetterAndTheMissingNever() {
    List<RaceTable.Result> results =
        List.of(
            new RaceTable.Result("a", List.of(around(5, 0.1))),
            new RaceTable.Result("b", List.of(around(1, 0.1))),
            new RaceTable.Result("c", List.of(new double[0])));
    RaceTable table =
        RaceTable.of(
            List.of(new RaceTable.Column("regret", false)), results, PairwiseTest.WELCH, 0.05);
    assertThat(table.rows().stream().map(r -> r.cells().get(0).leading()))
        .containsExactly(false, true, false);
    assertThat(table.rows().stream().map(r -> r.cells().get(0).letters()))
        .containsExactly("b", "a", "");
  }

  @Test
  void csvHasALineForEachContestantAndColumn() {
    List<String> lines = RaceTableTexts.csv(TABLE).lines().toList();
    assertThat(lines.get(0)).isEqualTo("contestant,column,seeds,mean,deviation,letters,leading");
    assertThat(lines.get(2)).startsWith("R|EA_1,regret,2,0.5,0.3535533905932738,a,");
    assertThat(lines.get(4)).startsWith("random,regret,1,1.0,,a,");
    assertThat(lines.get(6)).isEqualTo("darts,regret,0,,,,false");
    assertThat(lines).hasSize(7);
  }

  @Test
  void markdownIsATableWithTheLeadingOnesBold() {
    List<String> lines = RaceTableTexts.markdown(TABLE).lines().toList();
    assertThat(lines.subList(0, 6))
        .containsExactly(
            "| Contestant | CIFAR-10 test | regret |",
            "|---|---|---|",
            "| R\\|EA_1 | **93.90±0.03** a | **0.50±0.35** a |",
            "| random | **93.70±1.51** a | **1.00** a |",
            "| darts | 54.30±0.00 b | – |",
            "");
    assertThat(lines.get(6)).contains("differ at 5 % (Mann-Whitney, Holm)");
  }

  @Test
  void latexIsATableForBooktabs() {
    List<String> lines = RaceTableTexts.latex(TABLE).lines().toList();
    assertThat(lines.get(0)).startsWith("% needs \\usepackage{booktabs}");
    assertThat(lines.subList(1, lines.size()))
        .containsExactly(
            "\\begin{tabular}{lcc}",
            "\\toprule",
            "Contestant & CIFAR-10 test & regret \\\\",
            "\\midrule",
            "R|EA\\_1 & $\\mathbf{93.90 \\pm 0.03}^{\\mathrm{a}}$"
                + " & $\\mathbf{0.50 \\pm 0.35}^{\\mathrm{a}}$ \\\\",
            "random & $\\mathbf{93.70 \\pm 1.51}^{\\mathrm{a}}$"
                + " & $\\mathbf{1.00}^{\\mathrm{a}}$ \\\\",
            "darts & $54.30 \\pm 0.00^{\\mathrm{b}}$ & -- \\\\",
            "\\bottomrule",
            "\\end{tabular}");
  }

  @Test
  void rowOfAnotherWidthIsRefused() {
    List<RaceTable.Row> rows = List.of(new RaceTable.Row("a", List.of()));
    assertThatThrownBy(() -> new RaceTable(TABLE.columns(), rows, PairwiseTest.WELCH, 0.05))
        .hasMessage("every row needs 2 cells");
  }
}
