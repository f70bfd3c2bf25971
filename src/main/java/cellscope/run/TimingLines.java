package cellscope.run;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;

/**
 * Gathers a search's speed from timing.jsonl. Of the many steps' lines only the last is looked
 * into.
 */
final class TimingLines implements LogTail.LineConsumer {
  private static final int EPOCHS_IN_MEAN = 5;
  private static final byte[] STEP =
      ("{\"v\":" + RunRecord.SCHEMA_VERSION + ",\"event\":\"step-timed\",")
          .getBytes(StandardCharsets.UTF_8);

  private final JsonLines others;
  private final Deque<Double> lastEpochs = new ArrayDeque<>();
  private byte[] lastStep = new byte[0];
  private double imagesPerSecond = Double.NaN;
  private long residentBytes = -1;
  private double spentSeconds;
  private double stepSeconds;
  private double dataWaitSeconds;

  TimingLines(Path file, Damage damage) {
    others = new JsonLines(file, damage, this::other);
  }

  @Override
  public void take(byte[] bytes, int from, int to, int line) {
    if (to - from > STEP.length
        && Arrays.equals(bytes, from, from + STEP.length, STEP, 0, STEP.length)) {
      keepStep(bytes, from, to);
    } else {
      others.take(bytes, from, to, line);
    }
  }

  private void keepStep(byte[] bytes, int from, int to) {
    int length = to - from;
    if (lastStep.length != length) {
      lastStep = new byte[length];
    }
    System.arraycopy(bytes, from, lastStep, 0, length);
  }

  private void other(JsonNode line) {
    if (Json.text(line, "event").equals("epoch-timed")) {
      double seconds = Json.number(line, "seconds");
      imagesPerSecond = Json.number(line, "imagesPerSecond");
      residentBytes = Json.wholeNumber(line, "residentBytes");
      spentSeconds += seconds;
      stepSeconds += seconds - Json.number(line, "evaluationSeconds");
      dataWaitSeconds += Json.number(line, "dataWaitSeconds");
      lastEpochs.addLast(seconds);
      if (lastEpochs.size() > EPOCHS_IN_MEAN) {
        lastEpochs.removeFirst();
      }
    }
  }

  RunTiming timing() {
    double mean = lastEpochs.stream().mapToDouble(Double::doubleValue).average().orElse(Double.NaN);
    return new RunTiming(
        mean,
        lastStepSeconds(),
        imagesPerSecond,
        residentBytes,
        spentSeconds,
        stepSeconds > 0 ? dataWaitSeconds / stepSeconds : Double.NaN);
  }

  private double lastStepSeconds() {
    try {
      return lastStep.length == 0
          ? Double.NaN
          : Json.number(Json.MAPPER.readTree(lastStep), "seconds");
    } catch (IOException | Json.Malformed e) {
      return Double.NaN; // a damaged line: no estimate until the next step
    }
  }
}
