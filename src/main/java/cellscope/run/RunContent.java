package cellscope.run;

import cellscope.model.metric.Metric;
import cellscope.model.run.RunEvent.RunStarted;
import java.io.IOException;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.Predicate;

/** What was read since the last start from the beginning. */
final class RunContent {
  private final Damage damage = new Damage();
  private final EpochColumns epochs = new EpochColumns();
  private final StepColumns steps;
  private final TimingLines timing;
  private final Map<RunLog, LogTail> tails = new EnumMap<>(RunLog.class);
  private final Map<RunLog, LogTail.LineConsumer> consumers = new EnumMap<>(RunLog.class);

  RunContent(RunDirectory run, Predicate<Metric> metrics) {
    steps =
        new StepColumns(
            run.log(RunLog.STEPS),
            () -> epochs.started().map(RunStarted::columns),
            metrics,
            damage);
    timing = new TimingLines(run.log(RunLog.TIMING), damage);
    consumers.put(RunLog.EVENTS, lines(run, RunLog.EVENTS, epochs::event));
    consumers.put(RunLog.ALPHAS, lines(run, RunLog.ALPHAS, epochs::alpha));
    consumers.put(RunLog.GENOTYPES, lines(run, RunLog.GENOTYPES, epochs::genotype));
    consumers.put(RunLog.TIMING, timing);
    consumers.put(RunLog.STEPS, steps);
    consumers.keySet().forEach(log -> tails.put(log, new LogTail(run.log(log))));
  }

  private JsonLines lines(RunDirectory run, RunLog log, JsonLines.Taker taker) {
    return new JsonLines(run.log(log), damage, taker);
  }

  /**
   * Reads on: all of the epochs, and so many bytes of each log that has lines for steps. The events
   * come first: what they stand for is in the other logs by then.
   */
  LogTail.Look poll(long stepBytes) throws IOException {
    LogTail.Look steps = LogTail.Look.DONE;
    for (Map.Entry<RunLog, LogTail> entry : tails.entrySet()) {
      boolean ofSteps = entry.getKey() == RunLog.STEPS || entry.getKey() == RunLog.TIMING;
      long limit = ofSteps ? stepBytes : Long.MAX_VALUE;
      LogTail.Look look = entry.getValue().poll(limit, consumers.get(entry.getKey()));
      if (look == LogTail.Look.SHRUNK) {
        return look;
      }
      steps = look == LogTail.Look.MORE ? look : steps;
    }
    return steps;
  }

  boolean isEmpty() {
    return tails.values().stream().allMatch(LogTail::untouched);
  }

  EpochColumns epochs() {
    return epochs;
  }

  StepColumns steps() {
    return steps;
  }

  RunTiming timing() {
    return timing.timing();
  }

  Damage damage() {
    return damage;
  }
}
