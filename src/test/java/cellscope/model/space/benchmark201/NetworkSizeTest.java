package cellscope.model.space.benchmark201;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cellscope.model.genotype.Genotype;
import cellscope.model.genotype.Operation;
import cellscope.model.plan.Macro;
import cellscope.model.plan.NetworkPlan.Shape;
import cellscope.model.plan.NetworkSize;
import cellscope.model.plan.PlanBuilder;
import cellscope.model.space.catalogue.Spaces;
import java.util.Collections;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class NetworkSizeTest {
  private static final Macro CIFAR_10 = Macro.cifar10(16, 5);

  /** The benchmark's closed formula for C=16, N=5 and 10 classes at 32x32. */
  @Property(seed = "201")
  void countingTheLayersGivesTheBenchmarksClosedFormula(@ForAll("cells") Genotype genotype) {
    var operations = NasBench201Format.operations(genotype);
    int ones = Collections.frequency(operations, Operation.NOR_CONV_1X1);
    int threes = Collections.frequency(operations, Operation.NOR_CONV_3X3);

    assertThat(NetworkSize.of(Spaces.of(genotype).standAlone(genotype, CIFAR_10)))
        .isEqualTo(
            new NetworkSize(
                73_306 + 28_000L * ones + 243_040L * threes,
                7_783_050 + 3_932_160L * ones + 35_389_440L * threes));
  }

  @Test
  void convolutionsOnEdgesThatLeadNowhereCount() {
    Genotype dead =
        NasBench201Format.parse("|none~0|+|none~0|nor_conv_3x3~1|+|skip_connect~0|none~1|none~2|");

    assertThat(NetworkSize.of(Spaces.of(dead).standAlone(dead, CIFAR_10)).parameters())
        .isEqualTo(73_306 + 243_040);
  }

  @Test
  void aBiasIsOneMoreForEachOutput() {
    Shape in = new Shape(3, 4, 4);
    PlanBuilder plain = new PlanBuilder();
    plain.convolution("a", in, 5, 3, 1, false);
    PlanBuilder biased = new PlanBuilder();
    biased.convolution("a", in, 5, 3, 1, true);

    assertThat(NetworkSize.of(plain.build())).isEqualTo(new NetworkSize(135, 135 * 16));
    assertThat(NetworkSize.of(biased.build())).isEqualTo(new NetworkSize(140, 135 * 16 + 80));
  }

  @Test
  void numbersBeyond32BitsAreCounted() {
    Macro large = new Macro(512, 50, new Shape(3, 512, 512), 1000);
    NetworkSize size = NetworkSize.of(Benchmark201.SPACE.supernet(large, false));

    assertThat(size.parameters()).isGreaterThan(Integer.MAX_VALUE);
    assertThat(size.flops()).isGreaterThan(size.parameters());
  }

  @Test
  void aNumberBeyond64BitsIsAnErrorAndNoWrongNumber() {
    PlanBuilder plan = new PlanBuilder();
    plan.convolution("huge", new Shape(1 << 30, 1 << 20, 1 << 20), 1 << 30, 1, 1, false);

    assertThatThrownBy(() -> NetworkSize.of(plan.build())).isInstanceOf(ArithmeticException.class);
  }

  @Provide
  Arbitrary<Genotype> cells() {
    return Genotypes.any();
  }
}
