package cellscope.model.space.benchmark201;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cellscope.model.genotype.Genotype;
import cellscope.model.plan.Macro;
import cellscope.model.plan.NetworkPlan;
import cellscope.model.plan.NetworkPlan.Kind;
import cellscope.model.plan.NetworkPlan.Layer;
import cellscope.model.plan.NetworkPlan.Shape;
import cellscope.model.space.catalogue.Spaces;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class BenchmarkPlanTest {
  private static final Macro SMALL = new Macro(4, 1, new Shape(3, 8, 8), 10);
  private static final Genotype CELL =
      NasBench201Format.parse(
          "|nor_conv_3x3~0|+|skip_connect~0|nor_conv_1x1~1|+|avg_pool_3x3~0|none~1|none~2|");

  @Test
  void aStandAloneNetworkHasTheLayersOfItsGenotypeInOrder() {
    NetworkPlan plan = Spaces.of(CELL).standAlone(CELL, SMALL);

    assertThat(plan.layers().stream().map(Layer::name).filter(n -> n.startsWith("cells.0")))
        .containsExactly(
            "cells.0.layers.0.op.0",
            "cells.0.layers.0.op.1",
            "cells.0.layers.0.op.2",
            "cells.0.layers.2.op.0",
            "cells.0.layers.2.op.1",
            "cells.0.layers.2.op.2",
            "cells.0.layers.3.op",
            "cells.0.nodes.1",
            "cells.0.nodes.2",
            "cells.0.nodes.3");
  }

  @Test
  void aSupernetsCellHoldsEveryCandidateOfEveryEdge() {
    NetworkPlan plan = Benchmark201.SPACE.supernet(SMALL, false);

    List<Layer> cell =
        plan.layers().stream().filter(l -> l.name().startsWith("cells.0.edges")).toList();
    assertThat(cell)
        .filteredOn(l -> l.kind() == Kind.CONVOLUTION)
        .hasSize(12)
        .allMatch(Layer::bias);
    assertThat(cell)
        .filteredOn(l -> l.kind() == Kind.BATCH_NORM)
        .hasSize(12)
        .noneMatch(Layer::affine);
    assertThat(cell).filteredOn(l -> l.kind() == Kind.AVERAGE_POOLING).hasSize(6);
  }

  @Test
  void anAffineSupernetMovesTheBiasFromTheConvolutionToTheBatchNorm() {
    NetworkPlan plan = Benchmark201.SPACE.supernet(SMALL, true);

    List<Layer> cell =
        plan.layers().stream().filter(l -> l.name().startsWith("cells.0.edges")).toList();
    assertThat(cell).noneMatch(Layer::bias);
    assertThat(cell).filteredOn(l -> l.kind() == Kind.BATCH_NORM).allMatch(Layer::affine);
    assertThat(plan.parameters().stream().map(NetworkPlan.Parameter::name))
        .contains("cells.0.edges.2<-1.3.op.2.bias")
        .doesNotContain("cells.0.edges.2<-1.3.op.1.bias");
  }

  @Test
  void eachLayerBeginsWithAShapeThatAnEarlierOneMade() {
    for (NetworkPlan plan :
        List.of(
            Spaces.of(CELL).standAlone(CELL, SMALL), Benchmark201.SPACE.supernet(SMALL, false))) {
      Set<Shape> made = new java.util.HashSet<>(Set.of(SMALL.image()));
      for (Layer layer : plan.layers()) {
        assertThat(made).as(layer.name()).contains(layer.in());
        made.add(layer.out());
      }
      assertThat(made).contains(new Shape(16, 2, 2), new Shape(10, 1, 1));
    }
  }

  @Test
  void namesOfLayersAreUnique() {
    assertThat(Benchmark201.SPACE.supernet(SMALL, false).layers())
        .extracting(Layer::name)
        .doesNotHaveDuplicates();
  }

  @Test
  void bothBranchesOfAResidualBlockHalveTheImage() {
    List<Layer> block =
        Spaces.of(CELL).standAlone(CELL, SMALL).layers().stream()
            .filter(l -> l.name().startsWith("cells.1."))
            .toList();

    assertThat(block)
        .filteredOn(l -> l.name().endsWith("conv_b.op.2") || l.name().endsWith("downsample.1"))
        .hasSize(2)
        .allMatch(l -> l.out().equals(new Shape(8, 4, 4)));
  }

  @Test
  void anImageThatCannotBeHalvedTwiceIsRefused() {
    Macro odd = new Macro(16, 5, new Shape(3, 30, 32), 10);

    assertThatThrownBy(() -> Spaces.of(CELL).standAlone(CELL, odd))
        .hasMessage("image height must be divisible by 4, not 30");
  }
}
