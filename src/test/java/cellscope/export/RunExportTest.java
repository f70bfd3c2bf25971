package cellscope.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cellscope.model.InputProblem;
import cellscope.model.genotype.Genotype;
import cellscope.model.space.benchmark201.NasBench201Format;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunExportTest {
  private static final String SKIPS = cell("skip_connect");
  private static final String POOLS = cell("avg_pool_3x3");
  private static final String CONVOLUTIONS = cell("nor_conv_3x3");
  private static final double NAN = Double.NaN;

  private static String cell(String operation) {
    return "|op~0|+|op~0|op~1|+|op~0|op~1|op~2|".replace("op", operation);
  }

  private static EpochRow row(int epoch, double accuracy, String genotype) {
    Map<String, Double> metrics = new LinkedHashMap<>();
    metrics.put("weightLoss", 2.5 / epoch);
    metrics.put("derivedAccuracy", accuracy);
    Optional<Genotype> derived = Optional.ofNullable(genotype).map(NasBench201Format::parse);
    return new EpochRow(epoch, accuracy, derived, metrics, List.of());
  }

  private final RunExport run =
      new RunExport(
          "runs/one",
          List.of(
              row(1, 0.25, SKIPS),
              row(2, 0.5, POOLS),
              row(3, 0.5, SKIPS),
              row(4, NAN, CONVOLUTIONS)));

  private static String text(RunExport run, String format, EpochChoice choice) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try {
      ((RunExporter) Exporters.byId(format)).write(run, ExportOptions.of(choice), out);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toString(StandardCharsets.UTF_8);
  }

  private String line(EpochChoice choice) {
    return text(run, "nas-bench-201", choice);
  }

  @Test
  void lastIsTheNewestEpochAndBestTheFirstOfTheMostAccurate() {
    assertThat(line(EpochChoice.LAST)).isEqualTo(CONVOLUTIONS + "\n");
    assertThat(line(EpochChoice.BEST)).isEqualTo(POOLS + "\n");
    assertThat(line(EpochChoice.number(1))).isEqualTo(SKIPS + "\n");
  }

  @Test
  void jsonHoldsTheSameGenotype() {
    String json = text(run, "json", EpochChoice.BEST);

    assertThat(GenotypeJson.read(json, "json")).isEqualTo(NasBench201Format.parse(POOLS));
  }

  @Test
  void csvHoldsEveryEpochAndLeavesMissingNumbersEmpty() {
    assertThat(text(run, "csv", EpochChoice.LAST).split("\n"))
        .containsExactly(
            "epoch,weightLoss,derivedAccuracy,genotype",
            "1,2.5,0.25," + SKIPS,
            "2,1.25,0.5," + POOLS,
            "3,0.8333333333333334,0.5," + SKIPS,
            "4,0.625,," + CONVOLUTIONS);
  }

  @Test
  void anEpochThatTheRunHasNotIsAProblemThatNamesThoseItHas() {
    assertThatThrownBy(() -> line(EpochChoice.number(5)))
        .isInstanceOf(InputProblem.class)
        .hasMessage("runs/one: there is no epoch 5; its epochs are 1 to 4");
  }

  @Test
  void aRunWithoutEpochsHasNothingToExportButAnEmptyTable() {
    RunExport empty = new RunExport("runs/two", List.of());

    assertThatThrownBy(() -> text(empty, "json", EpochChoice.LAST))
        .isInstanceOf(InputProblem.class)
        .hasMessageContaining("no epoch is done yet");
    assertThat(text(empty, "csv", EpochChoice.LAST)).isEqualTo("epoch,genotype\n");
  }

  @Test
  void whereNoEpochWasEvaluatedNoneIsBest() {
    RunExport unknown = new RunExport("runs/three", List.of(row(1, NAN, SKIPS)));

    assertThatThrownBy(() -> unknown.genotype(EpochChoice.BEST))
        .isInstanceOf(InputProblem.class)
        .hasMessageContaining("none is best");
  }

  @Test
  void aDamagedGenotypeIsToldAndNotReplacedByAnother() {
    RunExport damaged = new RunExport("runs/four", List.of(row(1, 0.25, SKIPS), row(2, 0.5, null)));

    assertThatThrownBy(() -> damaged.genotype(EpochChoice.LAST))
        .isInstanceOf(InputProblem.class)
        .hasMessageContaining("epoch 2");
    assertThat(text(damaged, "csv", EpochChoice.LAST)).contains("\n2,1.25,0.5,\n");
  }

  @Test
  void aRunDirectoryIsExportedAsItStands(@TempDir Path folder) throws IOException {
    RunExport recorded = RunExport.of(RecordedRun.of(folder.resolve("run"), SKIPS, POOLS, SKIPS));

    assertThat(recorded.genotype(EpochChoice.BEST)).isEqualTo(NasBench201Format.parse(POOLS));
    assertThat(recorded.genotype(EpochChoice.LAST)).isEqualTo(NasBench201Format.parse(SKIPS));
    List<String> lines = text(recorded, "csv", EpochChoice.LAST).lines().toList();
    assertThat(lines).hasSize(4);
    assertThat(lines.get(0)).startsWith("epoch,weightLoss,weightAccuracy,").endsWith(",genotype");
    assertThat(lines.get(2)).startsWith("2,1.0,0.5,").endsWith("," + POOLS);
  }

  @Test
  void choicesAreReadFromTheCommandLine() {
    assertThat(EpochChoice.parse("last")).isSameAs(EpochChoice.LAST);
    assertThat(EpochChoice.parse("best")).isSameAs(EpochChoice.BEST);
    assertThat(EpochChoice.parse("12")).hasToString("12");
    for (String wrong : List.of("", "0", "-1", "first", "99999999999", "1.5")) {
      assertThatThrownBy(() -> EpochChoice.parse(wrong)).isInstanceOf(InputProblem.class);
    }
  }
}
