package cellscope.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import cellscope.config.RunKind;
import cellscope.export.RecordedRun;
import cellscope.model.metric.Metrics;
import cellscope.model.plan.NetworkSize;
import cellscope.run.RunDirectory;
import cellscope.run.RunReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunTableTest {
  private static final String GENOTYPE =
      "|nor_conv_3x3~0|+|none~0|nor_conv_1x1~1|+|skip_connect~0|none~1|none~2|";

  private final RunTable table =
      new RunTable(
          List.of(
              new RunSummary(
                  "first, with a comma",
                  RunKind.SEARCH,
                  "finished",
                  20,
                  20,
                  Optional.of(Metrics.DERIVED_ACCURACY),
                  0.8125,
                  0.84375,
                  GENOTYPE,
                  Optional.of(new NetworkSize(5_000_000_000L, 43_172_490)),
                  301.5),
              new RunSummary(
                  "second",
                  RunKind.TRAIN,
                  "paused",
                  1,
                  250,
                  Optional.of(Metrics.TEST_TOP1),
                  0.5,
                  0.75,
                  "",
                  Optional.empty(),
                  0),
              new RunSummary(
                  "third",
                  RunKind.SEARCH,
                  "queued",
                  0,
                  250,
                  Optional.empty(),
                  Double.NaN,
                  Double.NaN,
                  "",
                  Optional.empty(),
                  0)));

  @Test
  void csvHoldsEveryRunWithExactNumbersAndEmptyCellsForWhatIsUnknown() {
    assertThat(table.csv().split("\n"))
        .containsExactly(
            "name,kind,state,epochsDone,epochs,lastDerivedAccuracy,bestDerivedAccuracy,"
                + "lastTestTop1,bestTestTop1,genotype,parameters,flops,seconds",
            "\"first, with a comma\",search,finished,20,20,0.8125,0.84375,,,"
                + GENOTYPE
                + ",5000000000,43172490,301.5",
            "second,train,paused,1,250,,,0.5,0.75,,,,0.0",
            "third,search,queued,0,250,,,,,,,,0.0");
  }

  @Test
  void aRunDirectoryIsSummedUpWithTheSizeOfItsNewestGenotype(@TempDir Path folder)
      throws IOException {
    RunDirectory run = RecordedRun.of(folder.resolve("run"), GENOTYPE, GENOTYPE, GENOTYPE);

    RunSummary summary = RunSummary.of(new RunReader(run).poll());

    assertThat(summary)
        .isEqualTo(
            new RunSummary(
                "recorded",
                RunKind.SEARCH,
                "finished",
                3,
                3,
                Optional.of(Metrics.DERIVED_ACCURACY),
                0.25,
                0.75,
                GENOTYPE,
                Optional.of(new NetworkSize(344_346, 47_104_650)),
                4.5));
  }

  @Test
  void onlyWhatSomeRunIsJudgedByHasColumns() {
    RunSummary training =
        new RunSummary(
            "one",
            RunKind.TRAIN,
            "running",
            1,
            2,
            Optional.of(Metrics.TEST_TOP1),
            0.5,
            0.75,
            "",
            Optional.empty(),
            1);

    assertThat(new RunTable(List.of(training)).csv())
        .startsWith("name,kind,state,epochsDone,epochs,lastTestTop1,bestTestTop1,genotype,");
  }

  @Test
  void aLibraryWithoutRunsIsATableWithoutRows() {
    assertThat(new RunTable(List.of()).csv().lines()).hasSize(1);
  }
}
