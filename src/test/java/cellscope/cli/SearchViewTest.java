package cellscope.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import cellscope.run.RunDirectory;
import cellscope.run.RunReader;
import cellscope.run.RunUpdate;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SearchViewTest {
  @TempDir private Path library;

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @Test
  void eachEpochIsOneLineWithItsNumbersAndStructure() throws IOException {
    RunUpdate update = new RunReader(RecordedRun.finished(library, "a")).poll();
    TextView view = new TextView(new PrintWriter(out), new PrintWriter(err), ProgressBar.NONE);
    view.show(update, 1);
    view.ended(update.snapshot());
    assertThat(out.toString().lines())
        .contains(
            "epoch 2/3  loss weights 1.000, architecture 1.500, derived 1.500  "
                + "acc weights 20.00%, architecture 30.00%, derived 75.00%  "
                + "temperature 6.000, learning rate 0.02500  "
                + RecordedRun.GENOTYPES.get(1))
        .contains("100 images/s in the last epoch; 2.50% of the time was spent waiting for data")
        .noneMatch(line -> line.startsWith("epoch 1/3"))
        .anyMatch(line -> line.startsWith("finished; write what it made with"));
    assertThat(err.toString()).isEmpty();
  }

  @Test
  void failureIsOneLineOnTheStandardError() throws IOException {
    RunUpdate update =
        new RunReader(RecordedRun.failed(library, "a", "data.path: does not exist")).poll();
    TextView view = new TextView(new PrintWriter(out), new PrintWriter(err), ProgressBar.NONE);
    view.ended(update.snapshot());
    assertThat(err.toString().strip()).isEqualTo("cellscope: data.path: does not exist");
  }

  @Test
  void jsonLinesTellRunEpochsAndEnd() throws IOException {
    RunDirectory run = RecordedRun.finished(library, "a");
    RunUpdate update = new RunReader(run).poll();
    JsonView view = new JsonView(new PrintWriter(out));
    view.started(run);
    view.show(update, 0);
    view.ended(update.snapshot());
    List<String> lines = out.toString().lines().toList();
    assertThat(lines).hasSize(5);
    ObjectMapper mapper = new ObjectMapper();
    assertThat(mapper.readTree(lines.get(0)).get("directory").asText()).isEqualTo(run.toString());
    JsonNode epoch = mapper.readTree(lines.get(1));
    assertThat(epoch.get("event").asText()).isEqualTo("epoch");
    assertThat(epoch.get("weightLoss").asDouble()).isEqualTo(2.0);
    assertThat(epoch.get("alphaDecayRatio").isNull()).isTrue();
    assertThat(epoch.get("genotype").asText()).isEqualTo(RecordedRun.GENOTYPES.get(0));
    JsonNode end = mapper.readTree(lines.get(4));
    assertThat(end.get("state").asText()).isEqualTo("finished");
    assertThat(end.get("dataWaitShare").asDouble()).isCloseTo(0.025, within(1e-9));
  }
}
