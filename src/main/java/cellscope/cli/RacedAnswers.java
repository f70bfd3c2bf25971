package cellscope.cli;

import cellscope.config.RaceBudget.Unit;
import cellscope.model.genotype.Genotype;
import cellscope.model.metric.Metric;
import cellscope.model.metric.Metrics;
import cellscope.model.race.Answer;
import cellscope.model.run.RunEvent.RunStarted;
import cellscope.run.EpochTable;
import cellscope.run.EpochTimes;
import cellscope.run.RunDirectory;
import cellscope.run.RunUpdate;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a run that takes part in a race answers: the genotype derived at the end of an epoch, from
 * there until an epoch derives another one or judges it otherwise. A function of the run's logs
 * alone, so that a run that was taken up again answers the same.
 */
final class RacedAnswers {
  private final RunDirectory run;
  private final Unit unit;
  private int shownEpoch = -1;
  private double spent;
  private Answer last;

  RacedAnswers(RunDirectory run, Unit unit) {
    this.run = run;
    this.unit = unit;
  }

  /** What was spent of the budget by the last epoch seen. */
  double spent() {
    return spent;
  }

  /** The answers that a look at the run adds. */
  List<Answer> of(RunUpdate update) throws IOException {
    EpochTable epochs = update.epochs();
    int row = epochs.size();
    while (row > 0 && epochs.epoch(row - 1) > shownEpoch) {
      row--;
    }
    List<Answer> answers = new ArrayList<>();
    if (row == epochs.size()) {
      return answers;
    }
    EpochTimes times = unit == Unit.WALL ? EpochTimes.read(run) : null;
    Optional<Metric> headline =
        update.started().map(RunStarted::columns).map(columns -> columns.headline());
    for (; row < epochs.size(); row++) {
      double now = spent(epochs, row, times);
      if (Double.isNaN(now)) {
        break; // its time is told a moment later
      }
      spent = now;
      shownEpoch = epochs.epoch(row);
      int at = row;
      double score = headline.map(metric -> epochs.get(metric, at)).orElse(Double.NaN);
      epochs.genotype(row).flatMap(g -> next(g, score)).ifPresent(answers::add);
    }
    return answers;
  }

  private double spent(EpochTable epochs, int row, EpochTimes timesOrNull) {
    return switch (unit) {
      case WALL -> timesOrNull.until(epochs.epoch(row));
      case QUESTIONS ->
          epochs.get(Metrics.QUESTIONS).size() > 0
              ? epochs.get(Metrics.QUESTIONS, row)
              : epochs.epoch(row) + 1.0;
      case SECONDS, EPOCHS -> epochs.epoch(row) + 1.0;
    };
  }

  /** An epoch that wasn't evaluated keeps what the one before it was judged by. */
  private Optional<Answer> next(Genotype genotype, double score) {
    boolean same = last != null && last.genotype().equals(genotype);
    if (same && (Double.isNaN(score) || score == last.score())) {
      return Optional.empty();
    }
    last = new Answer(shownEpoch, spent, genotype, score);
    return Optional.of(last);
  }
}
