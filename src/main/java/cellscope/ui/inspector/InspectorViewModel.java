package cellscope.ui.inspector;

import cellscope.analysis.CellDiagnostics;
import cellscope.analysis.Diagnostics;
import cellscope.analysis.EdgeDiagnostics;
import cellscope.config.ConfigWriter;
import cellscope.config.SearchConfig.DataConfig;
import cellscope.export.EpochChoice;
import cellscope.model.InputProblem;
import cellscope.model.genotype.Genotype;
import cellscope.model.metric.Metric;
import cellscope.model.metric.MetricGroup;
import cellscope.model.plan.Macro;
import cellscope.model.plan.NetworkSize;
import cellscope.model.run.CellState;
import cellscope.model.run.RunEvent.RunStarted;
import cellscope.model.space.Space;
import cellscope.model.space.catalogue.Spaces;
import cellscope.run.EpochTable;
import cellscope.run.RunUpdate;
import cellscope.ui.common.Texts;
import cellscope.ui.run.TrainedGenotype;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/** What the inspector tells of one epoch. */
public final class InspectorViewModel {
  private final ReadOnlyObjectWrapper<Page> page =
      new ReadOnlyObjectWrapper<>(this, "page", Page.EMPTY);

  private DataConfig data;
  private List<GenotypeMenus.Other> files = List.of();
  private EpochChoice shown = EpochChoice.LAST;

  /**
   * All texts of the inspector.
   *
   * @param brief the structure in short
   * @param structure the genotype in its space's usual text form; empty before the first epoch
   * @param genotype the same; empty before the first epoch
   * @param sizes name and value of each fact on the genotype's size and accuracy
   * @param numbers name and value of each diagnostic
   * @param config the config as JSON
   * @param fileName the run's id and the epoch, for file names
   */
  public record Page(
      String brief,
      String structure,
      Optional<Genotype> genotype,
      Map<String, String> sizes,
      Map<String, String> numbers,
      String config,
      String fileName) {
    static final Page EMPTY =
        new Page(Texts.of("inspector.none"), "", Optional.empty(), Map.of(), Map.of(), "", "run");
  }

  /**
   * What a training of the genotype that is shown takes from this run: fields of its config, by
   * path.
   */
  public Map<String, String> training() {
    Map<String, String> fields = new LinkedHashMap<>();
    fields.put("name", "train-" + page.get().fileName());
    fields.put("genotype", page.get().structure());
    if (data != null) {
      fields.put("data.dataset", data.dataset());
      fields.put("data.path", data.path());
      fields.put("data.imageSize", String.valueOf(data.imageSize()));
      fields.put("data.channels", String.valueOf(data.channels()));
      fields.put("data.cropPadding", String.valueOf(data.cropPadding()));
      fields.put("data.flip", String.valueOf(data.flip()));
    }
    return fields;
  }

  /**
   * Shows an epoch.
   *
   * @param row row of the epoch in the update's table; -1 for none yet
   */
  public void show(RunUpdate update, int row) {
    data = update.snapshot().record().config().data();
    String config = ConfigWriter.toJson(update.snapshot().record().config());
    Optional<Genotype> genotype = genotype(update, row);
    shown = row < 0 ? EpochChoice.LAST : EpochChoice.number(update.epochs().epoch(row) + 1);
    files =
        RunFiles.of(
            update.snapshot().run(),
            update.snapshot().record().config().kind(),
            genotype,
            () -> shown);
    if (genotype.isEmpty()) {
      page.set(
          new Page(
              Page.EMPTY.brief(),
              "",
              Optional.empty(),
              Map.of(),
              Map.of(),
              config,
              update.snapshot().run().id()));
      return;
    }
    page.set(
        new Page(
            Spaces.of(genotype.get()).brief(genotype.get()),
            Spaces.text(genotype.get()),
            genotype,
            sizes(update, row, genotype.get()),
            numbers(update.epochs(), row, genotype.get()),
            config,
            update.snapshot().run().id()
                + (row < 0 ? "" : "-epoch" + (update.epochs().epoch(row) + 1))));
  }

  private static Optional<Genotype> genotype(RunUpdate update, int row) {
    Optional<Genotype> trained = TrainedGenotype.of(update);
    return trained.isPresent() || row < 0 ? trained : update.epochs().genotype(row);
  }

  private static Map<String, String> sizes(RunUpdate update, int row, Genotype genotype) {
    Map<String, String> facts = new LinkedHashMap<>();
    EpochTable epochs = update.epochs();
    if (row >= 0) {
      epochs.metrics().stream()
          .filter(Metric::heldOut)
          .forEach(m -> facts.put(m.title(), Texts.of(m, epochs.get(m, row))));
    }
    Space space = Spaces.of(genotype);
    if (!space.isConnected(genotype)) {
      facts.put("structure", Texts.of("inspector.disconnected"));
    }
    Macro macro = space.networks().usual();
    try {
      NetworkSize size = NetworkSize.of(space.standAlone(genotype, macro));
      facts.put(
          "parameters (C=" + macro.channels() + ", N=" + macro.cells() + ")",
          String.format(Locale.ROOT, "%,d", size.parameters()));
      facts.put("FLOPs at 32×32", String.format(Locale.ROOT, "%.3f M", size.flops() / 1e6));
    } catch (InputProblem | IllegalArgumentException e) {
      facts.put("size", e.getMessage());
    }
    update
        .started()
        .ifPresent(
            started ->
                facts.put(
                    started.genotype().isPresent()
                        ? "parameters of this network"
                        : "supernet's parameters",
                    String.format(Locale.ROOT, "%,d", started.count(RunStarted.PARAMETERS))));
    return facts;
  }

  private static Map<String, String> numbers(EpochTable epochs, int row, Genotype genotype) {
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

  /** What the run can be saved as beside its genotype. */
  List<GenotypeMenus.Other> files() {
    return files;
  }

  /** What is shown. */
  public ReadOnlyObjectProperty<Page> pageProperty() {
    return page.getReadOnlyProperty();
  }
}
