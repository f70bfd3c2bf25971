package cellscope.ui.pane.numbers;

import cellscope.analysis.CellDiagnostics;
import cellscope.analysis.Diagnostics;
import cellscope.analysis.EdgeDiagnostics;
import cellscope.model.genotype.Genotype;
import cellscope.model.metric.MetricGroup;
import cellscope.model.run.CellState;
import cellscope.model.space.Space;
import cellscope.model.space.catalogue.Spaces;
import cellscope.run.EpochTable;
import cellscope.ui.common.Texts;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** What an epoch measured, and the diagnostics of its alpha. */
final class Numbers {
  private Numbers() {}

  /**
   * Name and value of each.
   *
   * @param row of the epoch; -1 for none, which has no numbers
   */
  static Map<String, String> of(EpochTable epochs, int row, Genotype genotype) {
    Map<String, String> facts = new LinkedHashMap<>();
    if (row < 0) {
      return facts;
    }
    epochs.metrics().stream()
        .filter(m -> !m.heldOut() && m.group() != MetricGroup.STRUCTURE)
        .forEach(m -> facts.put(m.title(), Texts.of(m, epochs.get(m, row))));
    Optional<Space> space = Spaces.byName(genotype.space());
    List<CellState> cells = epochs.cells(row);
    if (space.isPresent()) {
      for (CellState cell : cells.stream().filter(c -> c.alpha().isPresent()).toList()) {
        genotype.cells().stream()
            .filter(c -> c.kind().equals(cell.kind()))
            .findFirst()
            .ifPresent(
                derived ->
                    add(
                        facts,
                        cells.size() > 1 ? cell.kind() + ": " : "",
                        Diagnostics.of(space.get(), cell, derived)));
      }
    }
    return facts;
  }

  private static void add(Map<String, String> facts, String kind, CellDiagnostics cell) {
    facts.put(
        kind + "mean entropy",
        String.format(
            Locale.ROOT,
            "%.4f nats (%s of the most)",
            cell.entropy(),
            Texts.percent(cell.relativeEntropy())));
    facts.put(kind + "sharpness (mean largest p)", Texts.number(cell.sharpness()));
    facts.put(kind + "skips, derived / sampled", cell.derivedSkips() + " / " + cell.sampledSkips());
    for (EdgeDiagnostics edge : cell.edges()) {
      facts.put(
          kind + "edge " + edge.edge().to() + "←" + edge.edge().from(),
          String.format(
              Locale.ROOT, "entropy %.3f, largest p %.3f", edge.entropy(), edge.largest()));
    }
  }
}
