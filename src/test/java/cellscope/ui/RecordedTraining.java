package cellscope.ui;

import cellscope.config.ConfigReader;
import cellscope.config.ConfigSchema;
import cellscope.model.genotype.Genotype;
import cellscope.model.run.RunEvent.EpochDone;
import cellscope.model.run.RunEvent.RunFinished;
import cellscope.model.run.RunEvent.StepDone;
import cellscope.model.space.catalogue.PublishedCells;
import cellscope.run.RunDirectory;
import cellscope.run.RunLibrary;
import cellscope.run.RunWriter;
import cellscope.run.SearchEvents;
import java.io.IOException;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Writes a finished training of a published cell whose figures grow evenly. */
final class RecordedTraining {
  /** Steps in an epoch. */
  static final int STEPS = 10;

  private RecordedTraining() {}

  static RunDirectory of(RunLibrary library, String cell, int epochs, double dropPath)
      throws IOException {
    String config =
        String.format(
            Locale.ROOT,
            "{\"name\": \"%s\", \"genotype\": \"%s\", \"network\": {\"dropPath\": %s},"
                + " \"training\": {\"epochs\": %d}}",
            "train-" + cell.toLowerCase(Locale.ROOT),
            cell,
            dropPath,
            epochs);
    RunDirectory run =
        library.create(ConfigReader.parse(ConfigSchema.TRAIN, config, "a test"), "train", Map.of());
    Genotype genotype = PublishedCells.byName(cell).orElseThrow();
    try (RunWriter writer = RunWriter.start(run)) {
      writer.onEvent(SearchEvents.training(genotype, epochs, STEPS, 640, 100, 3_300_000));
      for (int epoch = 0; epoch < epochs; epoch++) {
        for (int step = 0; step < STEPS; step++) {
          writer.onEvent(step(epoch, step, (epoch + (step + 1.0) / STEPS) / epochs, dropPath));
        }
        writer.onEvent(epoch(epoch, (epoch + 1.0) / epochs, dropPath));
      }
      writer.onEvent(new RunFinished(epochs, Optional.empty()));
      writer.finished();
    }
    return run;
  }

  private static double rate(double done) {
    return 0.0125 * (1 + Math.cos(Math.PI * done));
  }

  private static StepDone step(int epoch, int step, double done, double dropPath) {
    return SearchEvents.trainStep(
        epoch,
        step,
        2.3 - 1.5 * done,
        0.6 * done,
        0.5 + 0.4 * done,
        dropPath * done,
        rate(done),
        2);
  }

  private static EpochDone epoch(int epoch, double done, double dropPath) {
    return SearchEvents.trainEpoch(
        epoch,
        2.3 - 1.5 * done,
        0.6 * done,
        0.5 + 0.4 * done,
        2.3 - 1.3 * done,
        0.55 * done,
        0.5 + 0.3 * done,
        dropPath * done,
        rate(done),
        2);
  }
}
