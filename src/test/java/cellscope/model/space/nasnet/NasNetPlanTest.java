package cellscope.model.space.nasnet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cellscope.model.genotype.Genotype;
import cellscope.model.plan.Macro;
import cellscope.model.plan.NetworkForm;
import cellscope.model.plan.NetworkPlan;
import cellscope.model.plan.NetworkPlan.Kind;
import cellscope.model.plan.NetworkPlan.Layer;
import cellscope.model.plan.NetworkPlan.Shape;
import cellscope.model.plan.StemKind;
import cellscope.model.space.catalogue.PublishedCells;
import cellscope.model.space.catalogue.Spaces;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NasNetPlanTest {
  private static final Macro SMALL = new Macro(8, 2, new Shape(3, 32, 32), 10);

  @ParameterizedTest
  @CsvSource({"32, 32, 8, 8", "33, 31, 9, 8", "7, 5, 2, 2"})
  void anImageOfAnySizeIsHalvedTwiceRoundedUp(int height, int width, int outHeight, int outWidth) {
    Macro macro = new Macro(8, 2, new Shape(3, height, width), 10);

    for (String name : new String[] {"GDAS_V1", "GDAS_F1", "SETN", "NASNet", "PNASNet"}) {
      Genotype genotype = PublishedCells.byName(name).orElseThrow();
      NetworkPlan plan = NasNet.SPACE.standAlone(genotype, macro);
      Shape last = lastOf(plan, Kind.CONCATENATION).out();
      assertThat(last.height()).isEqualTo(outHeight);
      assertThat(last.width()).isEqualTo(outWidth);
    }
  }

  @Test
  void theSupernetHasFewerCellsThanTheNetworkOfAGenotype() {
    NetworkPlan supernet = NasNet.SPACE.supernet(SMALL, false);
    NetworkPlan alone =
        NasNet.SPACE.standAlone(PublishedCells.byName("DARTS_V2").orElseThrow(), SMALL);

    assertThat(cells(supernet)).isEqualTo(6);
    assertThat(cells(alone)).isEqualTo(8);
    assertThat(lastOf(supernet, Kind.RELU).name()).isEqualTo("lastact.1");
    assertThat(alone.layers()).noneMatch(l -> l.name().startsWith("lastact"));
  }

  @Test
  void theImageNetStemLeavesAnEighthOfTheSidesAndTheFirstCellReducesItsOlderInput() {
    NetworkPlan plan =
        NasNet.SPACE.standAlone(
            PublishedCells.byName("GDAS_V1").orElseThrow(),
            new Macro(50, 4, new Shape(3, 224, 224), 1000),
            new NetworkForm(StemKind.IMAGENET, true));

    assertThat(layer(plan, "stem1.1").out()).isEqualTo(new Shape(50, 28, 28));
    assertThat(layer(plan, "cells.0.preprocess0.bn").out()).isEqualTo(new Shape(50, 28, 28));
    assertThat(layer(plan, "auxiliary_head.features.1").out()).isEqualTo(new Shape(800, 2, 2));
    assertThat(layer(plan, "auxiliary_head.features.7").out()).isEqualTo(new Shape(768, 1, 1));
  }

  @Test
  void whatCannotBeBuiltIsSaid() {
    Genotype gdas = PublishedCells.byName("GDAS_V1").orElseThrow();
    Macro tiny = new Macro(8, 1, new Shape(3, 16, 16), 10);

    assertThatThrownBy(
            () -> NasNet.SPACE.standAlone(gdas, tiny, new NetworkForm(StemKind.CIFAR, true)))
        .hasMessageContaining("map of 6x6 or more after the second reduction, not 4x4");
    assertThatThrownBy(
            () -> NasNet.FIXED_REDUCTION.supernet(new Macro(6, 1, new Shape(3, 16, 16), 10), false))
        .hasMessageContaining("8 groups, which don't divide 12");
    assertThatThrownBy(
            () ->
                NasNet.SPACE.standAlone(
                    PublishedCells.byName("resnet").orElseThrow(),
                    SMALL,
                    new NetworkForm(StemKind.CIFAR, false)))
        .hasMessageContaining("not a genotype of the NASNet space");
  }

  @Test
  void everyPublishedCellIsFoundByItsNameAndFitsItsSpace() {
    assertThat(PublishedCells.names()).hasSize(11).startsWith("GDAS_V1");
    for (String name : PublishedCells.names()) {
      Genotype genotype = PublishedCells.byName(name.toLowerCase()).orElseThrow();
      assertThat(Spaces.of(genotype).isConnected(genotype)).isTrue();
    }
    assertThat(PublishedCells.byName("GDAS_V9")).isEmpty();
  }

  private static long cells(NetworkPlan plan) {
    return plan.layers().stream().filter(l -> l.name().matches("cells\\.\\d+\\.concat")).count();
  }

  private static Layer layer(NetworkPlan plan, String name) {
    return plan.layers().stream().filter(l -> l.name().equals(name)).findFirst().orElseThrow();
  }

  private static Layer lastOf(NetworkPlan plan, Kind kind) {
    return plan.layers().stream()
        .filter(l -> l.kind() == kind)
        .reduce((first, second) -> second)
        .orElseThrow();
  }
}
