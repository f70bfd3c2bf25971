package cellscope.export;

import cellscope.model.InputProblem;
import cellscope.model.genotype.CellGenotype;
import cellscope.model.genotype.Genotype;
import cellscope.model.metric.Metric;
import cellscope.model.run.CellState;
import cellscope.model.run.RunEvent.RunStarted;
import cellscope.model.space.Space;
import cellscope.model.space.catalogue.Spaces;
import cellscope.picture.CellFrame;
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
    RunReader reader = new RunReader(run, metric -> false);
    RunUpdate update = reader.poll();
    while (update.more()) {
      update = reader.poll();
    }
    return of(run.toString(), update.epochs(), update.started());
  }

  /** The epochs that a reader has given; those of a training all have the genotype it trains. */
  private static RunExport of(String run, EpochTable epochs, Optional<RunStarted> started) {
    Optional<Metric> headline = started.map(s -> s.columns().headline());
    List<EpochRow> rows = new ArrayList<>();
    for (int row = 0; row < epochs.size(); row++) {
      Map<String, Double> metrics = new LinkedHashMap<>();
      for (Metric metric : epochs.metrics()) {
        metrics.put(metric.id(), epochs.get(metric, row));
      }
      int at = row;
      rows.add(
          new EpochRow(
              epochs.epoch(row) + 1,
              headline.map(metric -> epochs.get(metric, at)).orElse(Double.NaN),
              epochs.genotype(row).or(() -> started.flatMap(RunStarted::genotype)),
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
    Space space = Spaces.of(derived);
    List<CellFrame> frames = new ArrayList<>();
    for (CellState cell : row.cells().stream().filter(c -> c.alpha().isPresent()).toList()) {
      CellGenotype chosen =
          derived.cells().stream()
              .filter(c -> c.kind().equals(cell.kind()))
              .findFirst()
              .orElse(new CellGenotype(cell.kind(), List.of()));
      frames.add(CellFrame.of(space, row.epoch() - 1, cell, chosen));
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
