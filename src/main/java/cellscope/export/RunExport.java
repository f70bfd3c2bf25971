package cellscope.export;

import cellscope.config.RunKind;
import cellscope.model.CellGenotype;
import cellscope.model.Genotype;
import cellscope.model.InputProblem;
import cellscope.model.SearchSpace;
import cellscope.model.run.SearchEvent.CellState;
import cellscope.model.run.TrainEvent.TrainStarted;
import cellscope.picture.CellFrame;
import cellscope.run.EpochMetric;
import cellscope.run.EpochTable;
import cellscope.run.RunDirectory;
import cellscope.run.RunReader;
import cellscope.run.RunUpdate;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What a run has told, as exporters need it. */
public final class RunExport {
  private final String run;
  private final List<EpochRow> rows;

  /**
   * @param run what the run is called in a problem
   * @param rows its epochs in order
   */
  public RunExport(String run, List<EpochRow> rows) {
    this.run = run;
    this.rows = List.copyOf(rows);
  }

  /**
   * Reads what a run has told so far.
   *
   * @throws InputProblem no run lies there, or its record is broken
   * @throws IOException a log can't be read
   */
  public static RunExport of(RunDirectory run) throws IOException {
    RunReader reader = new RunReader(run, Set.of());
    RunUpdate update = reader.poll();
    while (update.more()) {
      update = reader.poll();
    }
    return of(
        run.toString(),
        update.snapshot().record().config().kind(),
        update.epochs(),
        update.training().map(TrainStarted::genotype));
  }

  /** The epochs that a reader has given; those of a training all have the genotype it trains. */
  private static RunExport of(
      String run, RunKind kind, EpochTable epochs, Optional<Genotype> trained) {
    List<EpochRow> rows = new ArrayList<>();
    for (int row = 0; row < epochs.size(); row++) {
      Map<String, Double> metrics = new LinkedHashMap<>();
      for (EpochMetric metric : EpochMetric.of(kind)) {
        metrics.put(metric.toString(), epochs.get(metric, row));
      }
      rows.add(
          new EpochRow(
              epochs.epoch(row) + 1,
              kind == RunKind.SEARCH ? epochs.get(EpochMetric.DERIVED_ACCURACY, row) : Double.NaN,
              epochs.genotype(row).or(() -> trained),
              metrics,
              epochs.cells(row)));
    }
    return new RunExport(run, rows);
  }

  /** What the run is called in a problem. */
  String name() {
    return run;
  }

  /** Its epochs in order. */
  List<EpochRow> rows() {
    return rows;
  }

  /**
   * What there is to draw of an epoch of a search, by kind of cell; empty where it holds no alpha.
   *
   * @throws InputProblem if the run has no such epoch, or its log of the genotype is damaged
   */
  List<CellFrame> frames(EpochChoice choice) {
    EpochRow row = choice.in(rows, run);
    Genotype derived = genotype(choice);
    Optional<SearchSpace> space = SearchSpace.byName(derived.space());
    List<CellFrame> frames = new ArrayList<>();
    for (CellState cell : row.cells()) {
      CellGenotype chosen =
          derived.cells().stream()
              .filter(c -> c.kind().equals(cell.kind()))
              .findFirst()
              .orElse(new CellGenotype(cell.kind(), List.of()));
      space.ifPresent(s -> frames.add(CellFrame.of(s, row.epoch() - 1, cell, chosen)));
    }
    return frames;
  }

  /**
   * The derived genotype of an epoch.
   *
   * @throws InputProblem if the run has no such epoch, or its log of the genotype is damaged
   */
  public Genotype genotype(EpochChoice choice) {
    EpochRow row = choice.in(rows, run);
    return row.derived()
        .orElseThrow(
            () ->
                new InputProblem(
                    "the genotype of epoch " + row.epoch() + " can't be read from the run's log",
                    run,
                    "choose another epoch"));
  }
}
