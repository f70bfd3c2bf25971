package cellscope.engine;

import static org.assertj.core.api.Assertions.assertThat;

import cellscope.config.ConfigReader;
import cellscope.config.ConfigSchema;
import cellscope.config.SearchConfig;
import cellscope.config.TrainConfig;
import cellscope.model.run.RunEvent;
import cellscope.model.run.RunListener;
import cellscope.model.run.StepGate;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nd4j.linalg.factory.Nd4j;

/**
 * A closed engine has given back its arrays: the collector would find them one day, but it does not
 * see how much memory they hold.
 */
class EngineMemoryTest {
  private static final String REST =
      """
       "data": {"trainLimit": 80, "heldOutLimit": 20},
       "%s": {"epochs": 1, "batchSize": 16},
       "execution": {"device": "cpu", "kernels": "%s"}}
      """;

  /** What a few calls into ND4J may leave to the collector, bytes: some numbers, no activation. */
  private static final long CRUMBS = 8192;

  /** Keeps the last checkpoint and the most bytes of arrays that it saw. */
  private static final class Watch implements RunListener {
    private byte[] state;
    private long most;

    @Override
    public void onEvent(RunEvent event) {
      most = Math.max(most, arrayBytes());
    }

    @Override
    public void onCheckpoint(Position position, StateWriter writer) throws IOException {
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      writer.writeTo(bytes);
      state = bytes.toByteArray();
    }
  }

  /** Bytes of ND4J's arrays in use. */
  private static long arrayBytes() {
    return Nd4j.getEnvironment().getDeviceCouner(0); // ND4J's spelling
  }

  private static SearchConfig search(String space, String kernels) {
    String first = "{\"seed\": 5, \"space\": {\"name\": \"%s\", \"channels\": 4, \"cells\": 1},";
    return ConfigReader.parse(
        first.formatted(space) + REST.formatted("search", kernels), "a search");
  }

  private static TrainConfig training() {
    String first = "{\"seed\": 5, \"genotype\": \"resnet\", \"network\": {\"channels\": 4},";
    return ConfigReader.parse(
        ConfigSchema.TRAIN, first + REST.formatted("training", "auto"), "a training");
  }

  private static Watch run(RunEngine opened) throws IOException, InterruptedException {
    Watch watch = new Watch();
    try (RunEngine engine = opened) {
      engine.run(null, watch, StepGate.ALWAYS);
    }
    return watch;
  }

  @ParameterizedTest
  @CsvSource({"nas-bench-201, auto", "nasnet, auto", "nas-bench-201, portable"})
  void aClosedSearchHasGivenItsArraysBack(String space, String kernels) throws Exception {
    long before = arrayBytes();
    Watch watch = run(SearchEngines.open(search(space, kernels), Map.of()));
    assertThat(watch.most - before).isGreaterThan(10_000_000);
    assertThat(arrayBytes() - before).isLessThan(CRUMBS);
  }

  @Test
  void aClosedTrainingAndItsModelHaveGivenTheirArraysBack() throws Exception {
    long before = arrayBytes();
    Watch watch = run(TrainEngines.open(training(), Map.of()));
    assertThat(watch.most - before).isGreaterThan(1_000_000);
    assertThat(arrayBytes() - before).isLessThan(CRUMBS);

    var model = ModelEngine.readState(new ByteArrayInputStream(watch.state));
    try (ModelEngine engine = ModelEngine.open(model, training().execution())) {
      engine.evaluate(training().data(), Map.of());
      assertThat(arrayBytes() - before).isGreaterThan(1_000_000);
    }
    assertThat(arrayBytes() - before).isLessThan(CRUMBS);
  }

  @Test
  void anEstimatesTrialHasGivenItsArraysBack() throws Exception {
    long before = arrayBytes();
    RunEstimates.of(search("nas-bench-201", "auto"), Map.of(), 0.01);
    assertThat(arrayBytes() - before).isLessThan(CRUMBS);
  }
}
