package cellscope.model.plan;

import static org.assertj.core.api.Assertions.assertThat;

import cellscope.model.genotype.Genotype;
import cellscope.model.plan.NetworkPlan.Shape;
import cellscope.model.space.Space;
import cellscope.model.space.benchmark201.Benchmark201;
import cellscope.model.space.catalogue.PublishedCells;
import cellscope.model.space.catalogue.Spaces;
import cellscope.model.space.nasnet.NasNet;
import org.junit.jupiter.api.Test;

class LayerTableTest {
  private static final Macro SMALL = new Macro(8, 2, new Shape(3, 32, 32), 10);

  @Test
  void theRowsOfEveryPublishedCellSumToTheNetworksSize() {
    for (String name : PublishedCells.names()) {
      Genotype genotype = PublishedCells.byName(name).orElseThrow();
      NetworkPlan plan = Spaces.of(genotype).standAlone(genotype, SMALL);
      LayerTable table = LayerTable.of(plan);

      assertThat(table.rows()).as(name).hasSameSizeAs(plan.layers());
      assertThat(table.total()).as(name).isEqualTo(NetworkSize.of(plan));
      assertThat(table.rows().stream().mapToLong(LayerTable.Row::parameters).sum())
          .as(name)
          .isEqualTo(NetworkSize.of(plan).parameters());
      assertThat(table.rows().stream().mapToLong(LayerTable.Row::flops).sum())
          .as(name)
          .isEqualTo(NetworkSize.of(plan).flops());
    }
  }

  @Test
  void theRowsOfEverySupernetSumToItsSize() {
    for (Space space : new Space[] {Benchmark201.SPACE, NasNet.SPACE, NasNet.FIXED_REDUCTION}) {
      for (boolean affine : new boolean[] {false, true}) {
        NetworkPlan plan = space.supernet(SMALL, affine);
        assertThat(LayerTable.of(plan).total()).isEqualTo(NetworkSize.of(plan));
      }
    }
  }

  @Test
  void theAuxiliaryHeadHasParametersAndNoFlops() {
    Genotype gdas = PublishedCells.byName("GDAS_V1").orElseThrow();
    LayerTable with =
        LayerTable.of(NasNet.SPACE.standAlone(gdas, SMALL, new NetworkForm(StemKind.CIFAR, true)));
    LayerTable without =
        LayerTable.of(NasNet.SPACE.standAlone(gdas, SMALL, new NetworkForm(StemKind.CIFAR, false)));

    assertThat(with.total().flops()).isEqualTo(without.total().flops());
    assertThat(with.total().parameters()).isGreaterThan(without.total().parameters());
    assertThat(with.rows().stream().filter(r -> r.part().equals("auxiliary_head")))
        .hasSize(9)
        .allMatch(r -> r.flops() == 0);
  }

  @Test
  void aRowTellsTheLayersKindInWords() {
    LayerTable table = LayerTable.of(NasNet.FIXED_REDUCTION.supernet(SMALL, false));

    assertThat(row(table, "stem.0").kind()).isEqualTo("convolution 3x3");
    assertThat(row(table, "stem.0").outputText()).isEqualTo("24x32x32");
    assertThat(row(table, "cells.2.ops1.0.1").kind())
        .isEqualTo("convolution 1x3, stride 1x2, in 8 groups");
    assertThat(row(table, "cells.2.ops2.0.0").kind()).isEqualTo("maximum pooling 3x3, stride 2");
    assertThat(table.rows())
        .anyMatch(r -> r.kind().equals("convolution 5x5, dilation 2, depthwise"))
        .anyMatch(r -> r.kind().equals("global pooling"));
    assertThat(row(table, "cells.2.ops1.0.1").part()).isEqualTo("cells.2");
    assertThat(row(table, "stem.0").part()).isEqualTo("stem");
    assertThat(row(table, "classifier").part()).isEqualTo("classifier");
  }

  private static LayerTable.Row row(LayerTable table, String name) {
    return table.rows().stream().filter(r -> r.name().equals(name)).findFirst().orElseThrow();
  }
}
