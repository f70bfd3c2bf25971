package cellscope.cli;

import static org.assertj.core.api.Assertions.assertThat;

import cellscope.run.RunDirectory;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RunCommandsTest {
  @TempDir private Path library;

  @Test
  void runsAreListedWithStateEpochsAndBestAccuracy() throws IOException {
    RunDirectory good = RecordedRun.finished(library, "good");
    RunDirectory bad = RecordedRun.failed(library, "bad", "out of memory");
    Files.createDirectories(library.resolve("foreign"));
    Path broken = Files.createDirectories(library.resolve("broken"));
    Files.writeString(broken.resolve("run.json"), "{");
    Cli runs = Cli.run("runs", library);
    assertThat(runs.exitCode()).isZero();
    assertThat(runs.out().lines()).hasSize(4);
    assertThat(runs.out())
        .containsPattern(good.id() + " +search +finished +3/3 +75\\.00%")
        .containsPattern(bad.id() + " +search +failed +0/3 +-")
        .containsPattern("broken +broken .*run\\.json")
        .doesNotContain("foreign");
  }

  @Test
  void runsAsJsonAreOneObjectALine() throws IOException {
    RunDirectory bad = RecordedRun.failed(library, "bad", "out of memory");
    List<String> lines = Cli.run("runs", "--library", library, "--json").out().lines().toList();
    assertThat(lines).hasSize(1);
    JsonNode run = new ObjectMapper().readTree(lines.get(0));
    assertThat(run.get("id").asText()).isEqualTo(bad.id());
    assertThat(run.get("state").asText()).isEqualTo("failed");
    assertThat(run.get("cause").asText()).isEqualTo("out of memory");
    assertThat(run.get("seed").asInt()).isEqualTo(3);
    assertThat(run.get("bestAccuracy").isNull()).isTrue();
  }

  @Test
  void runsAsCsvHaveGenotypeAndSize() throws IOException {
    RecordedRun.finished(library, "good");
    List<String> lines = Cli.run("runs", library, "--csv").out().lines().toList();
    assertThat(lines).hasSize(2);
    assertThat(lines.get(0)).contains("bestDerivedAccuracy", "genotype", "parameters");
    assertThat(lines.get(1)).contains("good", "0.75", RecordedRun.GENOTYPES.get(2));
  }

  @Test
  void exportWritesTheChosenGenotype() throws IOException {
    RunDirectory run = RecordedRun.finished(library, "done");
    assertThat(Cli.run("export", run.path()).out()).isEqualTo(RecordedRun.GENOTYPES.get(2) + "\n");
    assertThat(Cli.run("export", run.path(), "--epoch", "1").out())
        .isEqualTo(RecordedRun.GENOTYPES.get(0) + "\n");
    Path file = library.resolve("best.json");
    Cli best =
        Cli.run("export", run.path(), "--epoch", "best", "--format", "json", "--output", file);
    assertThat(best.exitCode()).isZero();
    assertThat(Cli.run("size", file, "--json").out())
        .isEqualTo(Cli.run("size", RecordedRun.GENOTYPES.get(1), "--json").out());
  }

  @Test
  void exportedTableHasARowForEachEpoch() throws IOException {
    RunDirectory run = RecordedRun.finished(library, "done");
    List<String> rows = Cli.run("export", run.path(), "--format", "csv").out().lines().toList();
    assertThat(rows).hasSize(4);
    assertThat(rows.get(0)).contains("weightLoss", "derivedAccuracy");
  }

  @Test
  void wrongExportIsOneLineAndWritesNothing() throws IOException {
    RunDirectory run = RecordedRun.finished(library, "done");
    Path file = library.resolve("out.txt");
    for (List<String> options :
        List.of(List.of("--epoch", "9"), List.of("--epoch", "first"), List.of("--format", "xml"))) {
      Cli wrong = Cli.run("export", run.path(), options.get(0), options.get(1), "--output", file);
      assertThat(wrong.exitCode()).as("%s", options).isEqualTo(2);
      assertThat(wrong.problems()).as("%s", options).hasSize(1);
    }
    assertThat(file).doesNotExist();
    Cli noFolder = Cli.run("export", run.path(), "--output", library.resolve("none/out.txt"));
    assertThat(noFolder.exitCode()).isEqualTo(1);
    assertThat(noFolder.problems()).hasSize(1);
  }

  @Test
  void theLibraryIsNamedOnce() {
    Cli twice = Cli.run("runs", library, "--library", library);
    assertThat(twice.exitCode()).isEqualTo(2);
    assertThat(twice.err()).contains("--library").contains("name the folder once");
  }

  @Test
  void emptyLibraryIsNoError() {
    Cli runs = Cli.run("runs", library.resolve("none"));
    assertThat(runs.exitCode()).isZero();
    assertThat(runs.out()).contains("no runs in ");
  }

  @ParameterizedTest
  @ValueSource(strings = {"pause", "continue", "step", "stop"})
  void runThatDoesNotRunCannotBeSteered(String command) throws IOException {
    RunDirectory run = RecordedRun.finished(library, "done");
    Cli steered = Cli.run(command, run.id(), "--library", library);
    assertThat(steered.exitCode()).isEqualTo(2);
    assertThat(steered.problems()).hasSize(1);
    assertThat(steered.err()).contains("not running but finished");
  }

  @ParameterizedTest
  @ValueSource(strings = {"pause", "continue", "step", "stop", "resume", "export"})
  void unknownRunIsOneLineAndExitCode2(String command) {
    Cli wrong = Cli.run(command, "nowhere", "--library", library);
    assertThat(wrong.exitCode()).isEqualTo(2);
    assertThat(wrong.problems()).hasSize(1);
    assertThat(wrong.err()).contains("nowhere: there is no such run");
  }

  @Test
  void finishedRunIsNotResumed() throws IOException {
    RunDirectory run = RecordedRun.finished(library, "done");
    Cli resumed = Cli.run("resume", run.path());
    assertThat(resumed.exitCode()).isEqualTo(2);
    assertThat(resumed.err()).contains("this search is finished");
  }

  @Test
  void wrongConfigLeavesNoRunBehind() throws IOException {
    Path config = library.resolve("wrong.json");
    Files.writeString(config, "{\n\"search\": {\"epochs\": 0},\n\"data\": {\"flop\": true}\n}");
    Path runs = library.resolve("runs");
    Cli wrong = Cli.run("search", config, "--library", runs);
    assertThat(wrong.exitCode()).isEqualTo(2);
    assertThat(wrong.problems())
        .containsExactly(
            "cellscope: "
                + config
                + ":2: search.epochs must be from 1 to 100000 epochs, not 0; its default is 250",
            "cellscope: " + config + ":3: data.flop is not a field; did you mean 'data.flip'?");
    assertThat(runs).doesNotExist();
    assertThat(Cli.run("search", config.resolveSibling("none.json")).exitCode()).isEqualTo(2);
  }

  @Test
  void wrongOverrideAndSeedAreBadInput() throws IOException {
    Path config = Files.writeString(library.resolve("good.json"), "{}");
    Path runs = library.resolve("runs");
    assertThat(Cli.run("search", config, "--library", runs, "--set", "epochs=3").err())
        .contains("--set: epochs is not a field; did you mean 'search.epochs'?");
    assertThat(Cli.run("search", config, "--library", runs, "--seed", "x").exitCode()).isEqualTo(2);
    assertThat(runs).doesNotExist();
  }

  @Test
  void runDirectoryThatIsNotEmptyIsRefused() throws IOException {
    Path config = Files.writeString(library.resolve("good.json"), "{}");
    Cli wrong = Cli.run("search", config, "--run-dir", library);
    assertThat(wrong.exitCode()).isEqualTo(2);
    assertThat(wrong.problems()).hasSize(1);
    assertThat(Files.readString(config)).isEqualTo("{}");
  }
}
