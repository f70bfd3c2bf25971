package cellscope.cli;

import static org.assertj.core.api.Assertions.assertThat;

import cellscope.model.benchmark.ArchitectureNumber;
import cellscope.model.benchmark.TableFiles;
import cellscope.model.benchmark.TableTruth;
import cellscope.model.space.catalogue.PublishedCells;
import cellscope.run.RunDirectory;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TruthCommandTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir private static Path folder;
  private static Path table;
  private static RunDirectory run;

  @BeforeAll
  static void make() throws IOException {
    table =
        TableFiles.write(folder.resolve("table.csv"), TableFiles.lines(TruthCommandTest::value));
    run = RecordedRun.finished(folder.resolve("runs"), "three");
  }

  /** The second epoch's cell is the best, the largest cell is the second of the table. */
  private static double value(String column, int number) {
    if (!column.equals("c10_test_200")) {
      return 10;
    }
    boolean best = ArchitectureNumber.text(number).equals(RecordedRun.GENOTYPES.get(1));
    return best ? 94.25 : number == TableTruth.largest() ? 93.5 : 50;
  }

  @Test
  void peopleSeeEveryEpochBesideTheReferenceLines() {
    Cli truth = Cli.run("truth", run, "--benchmark", table);
    assertThat(truth.err()).isEmpty();
    assertThat(truth.exitCode()).isZero();
    assertThat(truth.out())
        .contains("test accuracy after 200 epochs, percent, by " + table)
        .containsPattern("(?m)^CIFAR-10 +94.25 +93.50 +50.01$")
        .containsPattern("(?m)^    1 +50.00 +3 +44.25 .*\\|none~0\\|\\+")
        .containsPattern("(?m)^    2 +94.25 +1 +0.00 +10.00 +1 +0.00 ")
        .containsPattern("(?m)^    3 +50.00 +3 +44.25 ");
  }

  @Test
  void aRunOnTheTablesImagesIsToldWhetherItFoundAnything() throws IOException {
    RunDirectory onCifar =
        RecordedRun.finished(
            folder.resolve("runs"), "cifar", "\"data\": {\"dataset\": \"cifar-10\"}");
    assertThat(Cli.run("truth", onCifar, "--benchmark", table).out())
        .contains("CIFAR-10 (this run's)")
        .contains("CIFAR-10: the derived cell of epoch 3 (50.00) is below the largest cell (93.50)")
        .contains("nothing was found");
    assertThat(Cli.run("truth", run, "--benchmark", table).out()).doesNotContain("nothing was");
  }

  @Test
  void jsonTellsTheTableThenEveryEpoch() throws IOException {
    List<String> lines =
        Cli.run("truth", run, "--json", "--benchmark", table).out().lines().toList();
    assertThat(lines).hasSize(4);
    JsonNode first = JSON.readTree(lines.get(0));
    assertThat(first.get("event").asText()).isEqualTo("table");
    assertThat(first.get("dataset").isNull()).as("its images are in no table").isTrue();
    assertThat(first.get("cifar10").get("largest").doubleValue()).isEqualTo(93.5);
    JsonNode second = JSON.readTree(lines.get(2));
    assertThat(second.get("epoch").intValue()).isEqualTo(2);
    assertThat(second.get("since").asText()).isEqualTo("other");
    assertThat(second.get("architecture").asText()).isEqualTo(RecordedRun.GENOTYPES.get(1));
    assertThat(second.get("cifar10").get("rank").intValue()).isEqualTo(1);
    assertThat(second.get("cifar10").get("testAfter12").doubleValue()).isEqualTo(10);
  }

  @Test
  void csvIsThatOfTheExport() {
    Cli truth = Cli.run("truth", run, "--csv", "--benchmark", table);
    assertThat(truth.out().lines()).hasSize(4).first().asString().startsWith("epoch,since,");
    Cli export = Cli.run("export", run, "--format", "truth-csv", "--benchmark", table);
    assertThat(export.err()).isEmpty();
    assertThat(export.out()).isEqualTo(truth.out());
  }

  @Test
  void oneCellIsJudgedByItsText() {
    Cli truth = Cli.run("truth", RecordedRun.GENOTYPES.get(1), "--benchmark", table);
    assertThat(truth.out())
        .containsPattern("(?m)^CIFAR-10 +94.25 +1 +0.00 +10.00$")
        .containsPattern("of 15,625 cells; .*computes? the same");
  }

  @Test
  void badInputIsOneLineWithTheRemedyAndExitCode2() throws IOException {
    assertProblem(
        Cli.run("truth", run, "--benchmark", folder.resolve("absent.csv")),
        "absent.csv: there is no such file; name a benchmark table");
    assertProblem(
        Cli.run("truth", "GDAS_V1", "--benchmark", table),
        "genotype: no benchmark table knows cells of the space nasnet; choose one of"
            + " nas-bench-201");
    RunDirectory nasNet =
        RecordedRun.nasNet(
            folder.resolve("runs"), "other", PublishedCells.byName("GDAS_V1").orElseThrow());
    assertProblem(
        Cli.run("truth", nasNet, "--benchmark", table),
        nasNet + ": no benchmark table knows cells of the space nasnet");
    RunDirectory queued = RecordedRun.queued(folder.resolve("runs"), "queued");
    assertProblem(Cli.run("truth", queued, "--benchmark", table), "no epoch is done yet; wait");
    assertProblem(Cli.run("truth", "nothing", "--benchmark", table), "there is no such run");
  }

  private static void assertProblem(Cli truth, String part) {
    assertThat(truth.exitCode()).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(truth.out()).isEmpty();
    assertThat(truth.problems()).singleElement().asString().contains(part);
  }
}
