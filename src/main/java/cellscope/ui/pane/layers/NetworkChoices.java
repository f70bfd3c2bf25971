package cellscope.ui.pane.layers;

import cellscope.config.SearchConfig;
import cellscope.config.SearchConfig.DataConfig;
import cellscope.config.SearchConfig.SpaceConfig;
import cellscope.config.TrainConfig;
import cellscope.config.TrainConfig.NetworkConfig;
import cellscope.model.genotype.Genotype;
import cellscope.model.plan.Macro;
import cellscope.model.plan.NetworkForm;
import cellscope.model.plan.NetworkPlan;
import cellscope.model.plan.NetworkPlan.Shape;
import cellscope.model.plan.StemKind;
import cellscope.model.space.Space;
import cellscope.model.space.catalogue.Spaces;
import cellscope.run.RunRecord;
import cellscope.run.RunUpdate;
import cellscope.ui.common.Texts;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The networks that belong to a run or a genotype. */
public final class NetworkChoices {
  private NetworkChoices() {}

  /** The networks of a genotype that is no run's, the usual one first. */
  public static List<NetworkChoice> of(Genotype genotype) {
    List<NetworkChoice> choices = new ArrayList<>();
    choices.add(usualAlone(genotype));
    Space space = Spaces.of(genotype);
    space
        .networks()
        .imageNet()
        .ifPresent(
            macro ->
                choices.add(
                    new NetworkChoice(
                        Texts.of("layers.imagenet", macro.channels(), macro.cells()),
                        () ->
                            space.standAlone(
                                genotype, macro, new NetworkForm(StemKind.IMAGENET, false)))));
    return choices;
  }

  /**
   * The networks of a run, the one that it is about first.
   *
   * @param genotype of the epoch that is looked at; empty before the first
   */
  public static List<NetworkChoice> of(RunUpdate update, Optional<Genotype> genotype) {
    RunRecord record = update.snapshot().record();
    RunImages images = RunImages.of(record);
    List<NetworkChoice> choices = new ArrayList<>();
    record
        .training()
        .ifPresent(config -> genotype.ifPresent(g -> choices.add(trained(config, g, images))));
    record.search().ifPresent(config -> addSearched(choices, config, genotype, images));
    return choices;
  }

  private static NetworkChoice trained(TrainConfig config, Genotype genotype, RunImages images) {
    NetworkConfig size = config.network();
    return new NetworkChoice(
        Texts.of("layers.trained", size.channels(), size.cells(), images.text()),
        () -> plan(genotype, size, images));
  }

  private static void addSearched(
      List<NetworkChoice> choices,
      SearchConfig config,
      Optional<Genotype> genotype,
      RunImages images) {
    SpaceConfig space = config.space();
    Macro macro = new Macro(space.channels(), space.cells(), images.shape(), images.classes());
    genotype.ifPresent(g -> choices.add(usualAlone(g)));
    if (!config.options().hasSupernet()) {
      return;
    }
    genotype.ifPresent(
        g ->
            choices.add(
                new NetworkChoice(
                    Texts.of("layers.alone", macro.channels(), macro.cells(), images.text()),
                    () -> Spaces.of(g).standAlone(g, macro))));
    Spaces.byName(space.name())
        .ifPresent(
            s ->
                choices.add(
                    new NetworkChoice(
                        Texts.of("layers.supernet", macro.channels(), macro.cells(), images.text()),
                        () -> s.supernet(macro, space.affine()))));
  }

  private static NetworkChoice usualAlone(Genotype genotype) {
    Macro macro = Spaces.of(genotype).networks().usual();
    return new NetworkChoice(
        Texts.of("layers.usual", macro.channels(), macro.cells()),
        () -> Spaces.of(genotype).standAlone(genotype, macro));
  }

  /**
   * The network that a training of a genotype builds.
   *
   * @throws IllegalArgumentException if it can't be built, which the message tells
   */
  private static NetworkPlan plan(Genotype genotype, NetworkConfig size, RunImages images) {
    Macro macro = new Macro(size.channels(), size.cells(), images.shape(), images.classes());
    NetworkForm form = new NetworkForm(StemKind.byLabel(size.stem()), size.auxiliaryWeight() > 0);
    return Spaces.of(genotype).standAlone(genotype, macro, form);
  }

  /** The shape of a data set's images; empty where its name and settings don't tell. */
  public static Optional<Shape> imagesOf(DataConfig data) {
    return RunImages.isKnown(data) ? Optional.of(RunImages.of(data).shape()) : Optional.empty();
  }

  /**
   * The network that a training of this config builds.
   *
   * @throws IllegalArgumentException if it can't be built, which the message tells
   */
  public static NetworkPlan plan(TrainConfig config, Genotype genotype) {
    return plan(genotype, config.network(), RunImages.of(config.data()));
  }

  /**
   * The supernet that a search of this config builds.
   *
   * @throws IllegalArgumentException if it can't be built, which the message tells
   */
  public static NetworkPlan supernet(SearchConfig config) {
    RunImages images = RunImages.of(config.data());
    SpaceConfig space = config.space();
    Macro macro = new Macro(space.channels(), space.cells(), images.shape(), images.classes());
    return Spaces.byName(space.name()).orElseThrow().supernet(macro, space.affine());
  }
}
