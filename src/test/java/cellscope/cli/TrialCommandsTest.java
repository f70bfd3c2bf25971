package cellscope.cli;

import static org.assertj.core.api.Assertions.assertThat;

import cellscope.model.benchmark.TableFiles;
import cellscope.run.RunDirectory;
import cellscope.run.RunLibrary;
import cellscope.run.RunRecordFile;
import cellscope.run.RunState;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A search that a benchmark table answers, in a real worker process. */
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class TrialCommandsTest {
  private static final String CONFIG =
      """
      {"seed": 5, "space": {"name": "nas-bench-201"},
       "search": {"algorithm": "reinforce", "budget": 12}}
      """;

  @TempDir private Path folder;

  @Test
  void aSearchFindsItsTableByTheOptionAndIsShownAndExported() throws IOException {
    Path config = Files.writeString(folder.resolve("policy.json"), CONFIG);
    Path table = TableFiles.write(folder.resolve("table.csv"), TableFiles.lines());
    Path library = folder.resolve("library");
    Cli search = Cli.run("search", config, "--benchmark", table, "--library", library);
    assertThat(search.err()).isEmpty();
    assertThat(search.exitCode()).isZero();
    assertThat(search.out())
        .contains("benchmark table of CIFAR-10 (" + table + "): 15,625 trained cells")
        .containsPattern("(?m)^trial  1/12  acc trial \\d.*%, best so far \\d.*%  \\|.*~2\\|$")
        .containsPattern("(?m)^trial 12/12 ")
        .doesNotContain("images/s")
        .contains("finished; ");
    RunDirectory run = new RunLibrary(library).resolve("policy-");
    assertThat(RunRecordFile.read(run).facts().get("datasetFingerprint")).hasSize(64);
    assertThat(Cli.run("runs", "--library", library).out()).containsPattern("finished +12/12 +\\d");
    Cli export = Cli.run("export", run, "--format", "csv");
    assertThat(export.exitCode()).isZero();
    assertThat(export.out())
        .contains("trialAccuracy")
        .contains("bestAccuracy")
        .contains("questions")
        .contains("entropy");
    assertThat(Cli.run("export", run).out()).containsPattern("^\\|.*~2\\|\\s*$");
  }

  @Test
  void aMissingTableIsOneLineAndExitCode2() throws IOException {
    Path config = Files.writeString(folder.resolve("policy.json"), CONFIG);
    Path absent = folder.resolve("absent.csv");
    Path library = folder.resolve("library");
    Cli search = Cli.run("search", config, "--benchmark", absent, "--library", library);
    assertThat(search.exitCode()).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(search.problems())
        .singleElement()
        .asString()
        .contains(absent + ": there is no such file; name a benchmark table (CSV, plain or gz)");
    RunDirectory run = new RunLibrary(library).resolve("policy-");
    assertThat(RunRecordFile.read(run).state()).isEqualTo(RunState.FAILED);
    Path table = TableFiles.write(absent, TableFiles.lines());
    Cli resumed = Cli.run("resume", run, "--benchmark", table);
    assertThat(resumed.err()).isEmpty();
    assertThat(resumed.out()).contains("trial 12/12");
  }
}
