package cellscope.ui.pane.genotype;

import cellscope.config.SearchConfig.DataConfig;
import cellscope.export.EpochChoice;
import cellscope.model.InputProblem;
import cellscope.model.genotype.Genotype;
import cellscope.model.metric.Metric;
import cellscope.model.plan.Macro;
import cellscope.model.plan.NetworkSize;
import cellscope.model.run.RunEvent.RunStarted;
import cellscope.model.space.Space;
import cellscope.model.space.catalogue.Spaces;
import cellscope.run.EpochTable;
import cellscope.run.RunUpdate;
import cellscope.ui.benchmark.BenchmarkModel;
import cellscope.ui.common.Texts;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/** What is told of the cell of one epoch. */
final class GenotypeViewModel {
  private final ReadOnlyObjectWrapper<Page> page =
      new ReadOnlyObjectWrapper<>(this, "page", Page.EMPTY);

  private final BenchmarkModel benchmark;
  private DataConfig data;
  private List<GenotypeMenus.Other> files = List.of();
  private EpochChoice shown = EpochChoice.LAST;

  GenotypeViewModel(BenchmarkModel benchmark) {
    this.benchmark = benchmark;
  }

  /**
   * All texts.
   *
   * @param brief the structure in short
   * @param structure the genotype in its space's usual text form; empty before the first epoch
   * @param genotype the same; empty before the first epoch
   * @param sizes name and value of each fact on the genotype's size and accuracy
   * @param fileName the run's id and the epoch, for file names
   */
  record Page(
      String brief,
      String structure,
      Optional<Genotype> genotype,
      Map<String, String> sizes,
      String fileName) {
    static final Page EMPTY =
        new Page(Texts.of("inspector.none"), "", Optional.empty(), Map.of(), "run");
  }

  /**
   * What a training of the genotype that is shown takes from this run: fields of its config, by
   * path.
   */
  Map<String, String> training() {
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
   * @param genotype of that epoch; empty for none
   */
  void show(RunUpdate update, int row, Optional<Genotype> genotype) {
    data = update.snapshot().record().config().data();
    shown = row < 0 ? EpochChoice.LAST : EpochChoice.number(update.epochs().epoch(row) + 1);
    files =
        RunFiles.of(
            update.snapshot().run(),
            update.snapshot().record().config().kind(),
            update.started().map(RunStarted::columns),
            genotype,
            () -> shown,
            benchmark);
    String id = update.snapshot().run().id();
    page.set(
        genotype
            .map(
                cell ->
                    new Page(
                        Spaces.of(cell).brief(cell),
                        Spaces.text(cell),
                        genotype,
                        sizes(update, row, cell),
                        id + (row < 0 ? "" : "-epoch" + (update.epochs().epoch(row) + 1))))
            .orElse(new Page(Page.EMPTY.brief(), "", Optional.empty(), Map.of(), id)));
  }

  /** What the run is judged by belongs to its cell. */
  private static boolean judges(RunStarted started, Metric metric) {
    return started.columns().headline().equals(metric);
  }

  private static Map<String, String> sizes(RunUpdate update, int row, Genotype genotype) {
    Map<String, String> facts = new LinkedHashMap<>();
    EpochTable epochs = update.epochs();
    if (row >= 0) {
      epochs.metrics().stream()
          .filter(m -> m.heldOut() || update.started().map(s -> judges(s, m)).orElse(false))
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
        .filter(started -> started.count(RunStarted.PARAMETERS) > 0)
        .ifPresent(
            started ->
                facts.put(
                    started.genotype().isPresent()
                        ? "parameters of this network"
                        : "supernet's parameters",
                    String.format(Locale.ROOT, "%,d", started.count(RunStarted.PARAMETERS))));
    return facts;
  }

  /** What the run can be saved as beside its genotype. */
  List<GenotypeMenus.Other> files() {
    return files;
  }

  /** What is shown. */
  ReadOnlyObjectProperty<Page> pageProperty() {
    return page.getReadOnlyProperty();
  }
}
