package cellscope.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import cellscope.config.ConfigReader;
import cellscope.config.ConfigSchema;
import cellscope.config.TrainConfig;
import cellscope.engine.data.SearchData;
import cellscope.engine.data.SearchDataFactory;
import cellscope.engine.kernel.KernelFactory;
import cellscope.engine.kernel.Kernels;
import cellscope.engine.train.ModelState;
import cellscope.engine.train.TrainedNetwork;
import cellscope.model.InputProblem;
import cellscope.model.metric.Metrics;
import cellscope.model.run.RunEvent;
import cellscope.model.run.RunEvent.EpochDone;
import cellscope.model.run.RunEvent.StepDone;
import cellscope.model.run.RunListener;
import cellscope.model.run.StepGate;
import cellscope.model.trained.TrainedModel;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TrainEngineTest {
  private static final String GENOTYPE =
      "|nor_conv_3x3~0|+|skip_connect~0|nor_conv_1x1~1|+|avg_pool_3x3~0|none~1|nor_conv_3x3~2|";
  private static final String TINY =
      """
      {"seed": 5, "genotype": "%s", "network": {"channels": 4, "cells": 1},
       "data": {"trainLimit": 100, "heldOutLimit": 60, "cutout": 8},
       "training": {"epochs": 2, "warmupEpochs": 1, "batchSize": 32, "labelSmoothing": 0.1},
       "weights": {"learningRate": 0.1, "minLearningRate": 0, "gradientClip": 1}}
      """
          .formatted(GENOTYPE);
  private static final String NASNET =
      """
      {"seed": 5, "genotype": "%s",
       "network": {"channels": 4, "cells": 1, "auxiliaryWeight": 0.4, "dropPath": 0.3},
       "data": {"trainLimit": 100, "heldOutLimit": 60},
       "training": {"epochs": 3, "batchSize": 32},
       "weights": {"learningRate": 0.1, "minLearningRate": 0, "gradientClip": 5}}
      """;
  private static final int STEPS = 4;

  /** Keeps every event that two equal runs share and the bytes of every checkpoint. */
  private static final class Recorder implements RunListener {
    final List<RunEvent> events = new ArrayList<>();
    final List<byte[]> checkpoints = new ArrayList<>();
    final Map<Integer, byte[]> bestAfterEpochs = new LinkedHashMap<>();

    @Override
    public void onEvent(RunEvent event) {
      if (!(event instanceof RunEvent.StepTimed) && !(event instanceof RunEvent.EpochTimed)) {
        events.add(event);
      }
    }

    @Override
    public void onCheckpoint(Position position, StateWriter state) throws IOException {
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      state.writeTo(bytes);
      checkpoints.add(bytes.toByteArray());
    }

    @Override
    public void onBest(Position position, StateWriter state) throws IOException {
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      state.writeTo(bytes);
      bestAfterEpochs.put(position.epoch(), bytes.toByteArray());
    }

    byte[] lastCheckpoint() {
      return checkpoints.get(checkpoints.size() - 1);
    }

    <E> List<E> of(Class<E> kind) {
      return events.stream().filter(kind::isInstance).map(kind::cast).toList();
    }
  }

  private static TrainConfig config(String text) {
    return ConfigReader.parse(ConfigSchema.TRAIN, text, "test");
  }

  private static Recorder run(TrainConfig config, byte[] checkpointOrNull, StepGate gate)
      throws IOException, InterruptedException {
    Recorder recorder = new Recorder();
    try (RunEngine engine = TrainEngines.open(config, Map.of())) {
      engine.run(
          checkpointOrNull == null ? null : new ByteArrayInputStream(checkpointOrNull),
          recorder,
          gate);
    }
    return recorder;
  }

  private static StepGate stopAfter(int steps) {
    int[] made = {0};
    return () -> made[0]++ < steps ? StepGate.Verdict.CONTINUE : StepGate.Verdict.STOP;
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 4, 6})
  void stoppedAndResumedTrainingGivesTheSameEventsAndState(int steps) throws Exception {
    Recorder whole = run(config(TINY), null, StepGate.ALWAYS);
    Recorder first = run(config(TINY), null, stopAfter(steps));
    Recorder second = run(config(TINY), first.lastCheckpoint(), StepGate.ALWAYS);
    List<RunEvent> joined = new ArrayList<>(first.events);
    joined.addAll(second.events);
    assertThat(joined).isEqualTo(whole.events);
    assertThat(second.lastCheckpoint()).isEqualTo(whole.lastCheckpoint());
    assertThat(whole.events).hasSize(1 + 3 * (STEPS + 1) + 1);
  }

  @ParameterizedTest
  @CsvSource({"GDAS_V1, 6", "GDAS_F1, 9"})
  void resumedNasNetTrainingDropsTheSamePaths(String genotype, int steps) throws Exception {
    TrainConfig config = config(NASNET.formatted(genotype));
    Recorder whole = run(config, null, StepGate.ALWAYS);
    Recorder first = run(config, null, stopAfter(steps));
    Recorder second = run(config, first.lastCheckpoint(), StepGate.ALWAYS);
    List<RunEvent> joined = new ArrayList<>(first.events);
    joined.addAll(second.events);
    assertThat(joined).isEqualTo(whole.events);
    assertThat(second.lastCheckpoint()).isEqualTo(whole.lastCheckpoint());
    assertThat(whole.of(StepDone.class))
        .extracting(step -> step.get(Metrics.DROP_PATH))
        .startsWith(0.0, 0.0, 0.0, 0.0, 0.3 / 3)
        .endsWith(0.3 * 2 / 3);
  }

  @Test
  void droppedPathsBeginWithTheSecondEpochAndFollowTheSeed() throws Exception {
    String text = NASNET.formatted("GDAS_V1");
    List<Double> dropping = losses(text);
    List<Double> keeping = losses(text.replace("\"dropPath\": 0.3", "\"dropPath\": 0"));
    assertThat(dropping.subList(0, STEPS)).isEqualTo(keeping.subList(0, STEPS));
    assertThat(dropping.get(STEPS)).isNotEqualTo(keeping.get(STEPS));
  }

  @Test
  void lossCountsTheAuxiliaryHead() throws Exception {
    String text = NASNET.formatted("GDAS_V1");
    double with = losses(text).get(0);
    double without = losses(text.replace("0.4", "0")).get(0);
    // About ln 10 for each head, before any step.
    assertThat(without).isBetween(1.8, 3.0);
    assertThat(with - without).isBetween(0.4 * 1.8, 0.4 * 3.0);
  }

  private static List<Double> losses(String text) throws Exception {
    return run(config(text), null, stopAfter(STEPS + 1)).of(StepDone.class).stream()
        .map(step -> step.get(Metrics.TRAIN_LOSS))
        .toList();
  }

  @Test
  void modelOfANasNetCheckpointEvaluatesAsTheTrainingDid() throws Exception {
    for (String genotype : List.of("GDAS_F1", "NASNet")) {
      TrainConfig config = config(NASNET.formatted(genotype));
      TrainedModel model = modelThatEvaluatesAsItsTraining(config);
      assertThat(model.description().auxiliary()).isTrue();
      assertThat(model.description().genotype()).startsWith("Genotype(normal=");
      assertThat(model.arrays()).anyMatch(a -> a.name().startsWith("auxiliary_head."));
    }
  }

  private static TrainedModel modelThatEvaluatesAsItsTraining(TrainConfig config) throws Exception {
    Recorder recorder = run(config, null, StepGate.ALWAYS);
    TrainedModel model = ModelState.read(new ByteArrayInputStream(recorder.lastCheckpoint()));
    EpochDone last = recorder.of(EpochDone.class).get(2);
    SearchData data =
        SearchDataFactory.openFor(
            config.data(), model.description().mean(), model.description().deviation(), Map.of());
    try (Kernels kernels = KernelFactory.cpu(1, 2)) {
      double[] result = TrainedNetwork.of(model, kernels).evaluate(data);
      assertThat(result[0]).isCloseTo(last.get(Metrics.TEST_LOSS), within(1e-6));
      assertThat(result[1]).isEqualTo(last.get(Metrics.TEST_TOP1));
      assertThat(result[2]).isEqualTo(last.get(Metrics.TEST_TOP5));
    }
    return model;
  }

  @Test
  void nasNetNetworkLearnsTheBuiltInImages() throws Exception {
    String text =
        """
        {"seed": 1, "genotype": "GDAS_F1", "network": {"channels": 4, "cells": 1, "dropPath": 0.1},
         "data": {"channels": 1, "cropPadding": 2, "trainLimit": 1500, "heldOutLimit": 300},
         "training": {"epochs": 3, "batchSize": 64}, "weights": {"learningRate": 0.1}}
        """;
    List<EpochDone> epochs = run(config(text), null, StepGate.ALWAYS).of(EpochDone.class);
    assertThat(epochs.get(2).get(Metrics.TRAIN_LOSS))
        .isLessThan(0.8 * epochs.get(0).get(Metrics.TRAIN_LOSS));
    assertThat(epochs.get(2).get(Metrics.TEST_TOP1)).isGreaterThan(0.4);
  }

  @ParameterizedTest
  @CsvSource({
    "'\"stem\": \"imagenet\"', GDAS_V1, 'multiples of 32'",
    "'\"auxiliaryWeight\": 0.4, \"stem\": \"imagenet\"', GDAS_V1, 'multiples of 32'",
    "'\"channels\": 6', GDAS_F1, 'network.channels'",
    "'\"channels\": 1, \"stem\": \"imagenet\"', GDAS_V1, 'network.channels'"
  })
  void networkThatTheImagesOrChannelsDontSuitIsRefused(
      String setting, String genotype, String message) {
    String text =
        "{\"genotype\": \"%s\", \"network\": {\"cells\": 1, %s}}".formatted(genotype, setting);
    assertThatThrownBy(() -> TrainEngines.open(config(text), Map.of()))
        .isInstanceOf(InputProblem.class)
        .hasMessageContaining(message);
  }

  @Test
  void auxiliaryHeadOnTooSmallAMapIsRefusedWithItsRemedy(@TempDir Path folder) throws Exception {
    for (int i = 0; i < 12; i++) {
      BufferedImage image = new BufferedImage(16, 16, BufferedImage.TYPE_INT_RGB);
      image.setRGB(i, i, 0xFF_FF_FF);
      Path file = folder.resolve(i % 2 + "/" + i + ".png");
      Files.createDirectories(file.getParent());
      ImageIO.write(image, "png", file.toFile());
    }
    String text =
        """
        {"genotype": "GDAS_V1", "network": {"channels": 4, "cells": 1, "auxiliaryWeight": 0.4},
         "data": {"dataset": "image-folder", "path": "%s", "imageSize": 16}}
        """
            .formatted(folder);
    assertThatThrownBy(() -> TrainEngines.open(config(text), Map.of()))
        .isInstanceOf(InputProblem.class)
        .hasMessageContaining("6x6")
        .hasMessageContaining("16x16 pixels leave 4x4")
        .hasMessageContaining("network.auxiliaryWeight")
        .hasMessageContaining("set it to 0");
  }

  @Test
  void epochsThatBeatEveryEarlierTestAccuracyAreKeptEvenOverAResume() throws Exception {
    Recorder whole = run(config(TINY), null, StepGate.ALWAYS);
    List<Integer> expected = new ArrayList<>();
    double best = -1;
    for (EpochDone epoch : whole.of(EpochDone.class)) {
      if (epoch.get(Metrics.TEST_TOP1) > best) {
        best = epoch.get(Metrics.TEST_TOP1);
        expected.add(epoch.epoch() + 1);
      }
    }
    assertThat(whole.bestAfterEpochs.keySet()).containsExactlyElementsOf(expected);
    Recorder first = run(config(TINY), null, stopAfter(STEPS + 1));
    Recorder second = run(config(TINY), first.lastCheckpoint(), StepGate.ALWAYS);
    Map<Integer, byte[]> joined = new LinkedHashMap<>(first.bestAfterEpochs);
    joined.putAll(second.bestAfterEpochs);
    assertThat(joined.keySet()).isEqualTo(whole.bestAfterEpochs.keySet());
    joined.forEach((epoch, state) -> assertThat(state).isEqualTo(whole.bestAfterEpochs.get(epoch)));
    assertThat(whole.bestAfterEpochs).as("not every epoch, so that it tells").hasSizeBetween(1, 2);
  }

  @Test
  void networkLearnsTheBuiltInImages() throws Exception {
    String text =
        """
        {"seed": 1, "genotype": "%s", "network": {"channels": 8, "cells": 1},
         "data": {"cropPadding": 2},
         "training": {"epochs": 3, "batchSize": 64}, "weights": {"learningRate": 0.1}}
        """
            .formatted(GENOTYPE);
    List<EpochDone> epochs = run(config(text), null, StepGate.ALWAYS).of(EpochDone.class);
    assertThat(epochs).hasSize(3);
    assertThat(epochs.get(2).get(Metrics.TRAIN_LOSS))
        .isLessThan(0.7 * epochs.get(0).get(Metrics.TRAIN_LOSS));
    assertThat(epochs.get(2).get(Metrics.TEST_TOP1)).isGreaterThan(0.7);
    assertThat(epochs.get(2).get(Metrics.TEST_TOP5))
        .isBetween(epochs.get(2).get(Metrics.TEST_TOP1), 1.0);
  }

  @Test
  void warmUpRisesAndTheCosineEndsAtTheLowestRate() throws Exception {
    List<StepDone> steps = run(config(TINY), null, StepGate.ALWAYS).of(StepDone.class);
    List<Double> rates = steps.stream().map(step -> step.get(Metrics.LEARNING_RATE)).toList();
    assertThat(rates.subList(0, STEPS)).containsExactly(0.0, 0.025, 0.05, 0.1 * 3 / 4);
    assertThat(rates.subList(STEPS, 2 * STEPS)).containsOnly(0.1);
    assertThat(rates.subList(2 * STEPS, 3 * STEPS)).containsOnly(0.0);
  }

  @Test
  void modelOfACheckpointEvaluatesAsTheTrainingDid() throws Exception {
    TrainedModel model = modelThatEvaluatesAsItsTraining(config(TINY));
    assertThat(model.description().classNames()).hasSize(10).contains("Sneaker");
    long weights = model.arrays().stream().filter(a -> a.single()).count();
    assertThat(weights).isPositive().isLessThan(model.arrays().size());
  }

  @Test
  void modelWithAMissingOrForeignArrayIsRefused() throws Exception {
    byte[] state = run(config(TINY), null, stopAfter(0)).lastCheckpoint();
    TrainedModel model = ModelState.read(new ByteArrayInputStream(state));
    List<TrainedModel.NamedArray> fewer = model.arrays().subList(1, model.arrays().size());
    List<TrainedModel.NamedArray> more = new ArrayList<>(model.arrays());
    more.add(new TrainedModel.NamedArray("foreign", List.of(1), new double[1], true));
    try (Kernels kernels = KernelFactory.cpu(1, 2)) {
      assertThatThrownBy(
              () -> TrainedNetwork.of(new TrainedModel(model.description(), fewer), kernels))
          .isInstanceOf(InputProblem.class)
          .hasMessageContaining("has no array stem.0.weight");
      assertThatThrownBy(
              () -> TrainedNetwork.of(new TrainedModel(model.description(), more), kernels))
          .isInstanceOf(InputProblem.class)
          .hasMessageContaining("foreign");
    }
  }

  @Test
  void checkpointOfAnotherTrainingOrADamagedOneIsRefused() throws Exception {
    byte[] state = run(config(TINY), null, stopAfter(1)).lastCheckpoint();
    for (String change : List.of("\"seed\": 6", "\"seed\": 5, \"name\": \"x\"")) {
      TrainConfig other = config(TINY.replace("\"seed\": 5", change));
      if (change.contains("6")) {
        assertThatThrownBy(() -> run(other, state, StepGate.ALWAYS))
            .isInstanceOf(InputProblem.class)
            .hasMessageContaining("another run");
      } else {
        assertThat(run(other, state, stopAfter(0)).checkpoints).hasSize(1);
      }
    }
    TrainConfig wider = config(TINY.replace("\"channels\": 4", "\"channels\": 8"));
    assertThatThrownBy(() -> run(wider, state, StepGate.ALWAYS))
        .isInstanceOf(InputProblem.class)
        .hasMessageContaining("another run");
    byte[] cut = Arrays.copyOf(state, state.length - 9);
    assertThatThrownBy(() -> run(config(TINY), cut, StepGate.ALWAYS))
        .isInstanceOf(InputProblem.class)
        .hasMessageContaining("ends too early");
    assertThatThrownBy(() -> ModelState.read(new ByteArrayInputStream(cut)))
        .isInstanceOf(InputProblem.class);
  }

  @ParameterizedTest
  @CsvSource({
    "'\"auxiliaryWeight\": 0.4', auxiliary head",
    "'\"dropPath\": 0.2', paths to drop",
    "'\"stem\": \"imagenet\"', imagenet stem"
  })
  void settingOfAnotherSpaceIsRefused(String setting, String message) {
    TrainConfig wrong = config(TINY.replace("\"cells\": 1", "\"cells\": 1, " + setting));
    assertThatThrownBy(() -> TrainEngines.open(wrong, Map.of()))
        .isInstanceOf(InputProblem.class)
        .hasMessageContaining(message);
  }

  @Test
  void trainingWithoutAGenotypeIsRefused() {
    assertThatThrownBy(() -> TrainEngines.open(TrainConfig.defaults(), Map.of()))
        .isInstanceOf(InputProblem.class)
        .hasMessageContaining("names no genotype");
  }
}
