package cellscope.model.space;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cellscope.model.genotype.CellTopology;
import cellscope.model.genotype.Edge;
import cellscope.model.genotype.Genotype;
import cellscope.model.genotype.GenotypeProblem;
import cellscope.model.genotype.Operation;
import cellscope.model.plan.Macro;
import cellscope.model.plan.NetworkForm;
import cellscope.model.space.benchmark201.Benchmark201;
import cellscope.model.space.catalogue.PublishedCells;
import cellscope.model.space.catalogue.Spaces;
import cellscope.model.space.nasnet.NasNet;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SpacesTest {
  private static final Space SPACE = Benchmark201.SPACE;

  @ParameterizedTest
  @EnumSource
  void everyOperationIsFoundByItsLabel(Operation operation) {
    assertThat(Operation.byLabel(operation.label())).contains(operation);
    assertThat(operation).hasToString(operation.label());
  }

  @Test
  void anUnknownLabelFindsNothing() {
    assertThat(Operation.byLabel("NONE")).isEmpty();
    assertThat(Operation.byLabel("")).isEmpty();
  }

  @Test
  void nasBench201HasItsOperationsAndEdgesInTheBenchmarksOrder() {
    assertThat(SPACE.operations())
        .extracting(Operation::label)
        .containsExactly("none", "skip_connect", "nor_conv_1x1", "nor_conv_3x3", "avg_pool_3x3");
    assertThat(SPACE.cells().get(0).edges())
        .extracting(Edge::label)
        .containsExactly("1<-0", "2<-0", "2<-1", "3<-0", "3<-1", "3<-2");
  }

  @Test
  void theNasNetSpaceHasItsOperationsAndEdgesInTheOriginalsOrder() {
    assertThat(NasNet.SPACE.operations())
        .extracting(Operation::label)
        .containsExactly(
            "none",
            "skip_connect",
            "dua_sepc_3x3",
            "dua_sepc_5x5",
            "dil_sepc_3x3",
            "dil_sepc_5x5",
            "avg_pool_3x3",
            "max_pool_3x3");
    assertThat(NasNet.SPACE.cells())
        .extracting(CellTopology::kind)
        .containsExactly("normal", "reduce");
    for (CellTopology cell : NasNet.SPACE.cells()) {
      assertThat(cell.edges().stream().map(Edge::label).toList())
          .containsExactlyElementsOf(
              List.of(
                  "2<-0,2<-1,3<-0,3<-1,3<-2,4<-0,4<-1,4<-2,4<-3,5<-0,5<-1,5<-2,5<-3,5<-4"
                      .split(",")));
      assertThat(cell.outputs()).containsExactly(2, 3, 4, 5);
    }
    assertThat(NasNet.FIXED_REDUCTION.cells()).containsExactly(NasNet.SPACE.cell("normal"));
  }

  @Test
  void aCellKnowsTheRowsOfItsEdges() {
    CellTopology cell = SPACE.cell("cell");

    assertThat(cell.row(1, 3)).isEqualTo(4);
    assertThat(cell.rowsInto(3)).isEqualTo(List.of(3, 4, 5));
    assertThat(cell.rowsInto(0)).isEmpty();
    assertThatThrownBy(() -> SPACE.cell("reduce")).hasMessageContaining("no cell 'reduce'");
  }

  @Test
  void spacesAreFoundByName() {
    assertThat(Spaces.all()).allSatisfy(s -> assertThat(Spaces.byName(s.name())).contains(s));
    assertThat(Spaces.byName("nasnet-typo")).isEmpty();
  }

  @Test
  void aTextIsRecognisedByItsOwnFormAloneAndReadBack() {
    for (String name : PublishedCells.names()) {
      Genotype genotype = PublishedCells.byName(name).orElseThrow();
      for (GenotypeForm form : Spaces.of(genotype).forms()) {
        String text = form.write(genotype);
        assertThat(Spaces.forms().stream().filter(f -> f.recognises(" " + text)))
            .as(text)
            .containsExactly(form);
        assertThat(Spaces.read(text)).isEqualTo(genotype);
      }
    }
    assertThat(Spaces.formOf("{\"schemaVersion\": 1}")).isEmpty();
    assertThatThrownBy(() -> Spaces.read("GDAS_V9")).isInstanceOf(GenotypeProblem.class);
  }

  @Test
  void everySpacesFactsGoTogether() {
    for (Space space : Spaces.all()) {
      NetworkRules rules = space.networks();
      assertThat(rules.stems()).first().isEqualTo(NetworkForm.PLAIN.stem());
      assertThat(rules.channels().fit(rules.usual().channels())).as(space.name()).isTrue();
      rules
          .imageNet()
          .ifPresent(m -> assertThat(rules.channels().fit(m.channels())).as(space.name()).isTrue());
      space
          .cells()
          .forEach(c -> assertThat(space.face().inputNames()).as(c.kind()).hasSize(c.inputs()));
      assertThat(space.supernet(rules.usual(), false).layers()).isNotEmpty();
    }
    Macro tiny = Macro.cifar10(NasNet.FIXED_REDUCTION.networks().channels().divisor() + 1, 1);
    assertThatThrownBy(() -> NasNet.FIXED_REDUCTION.supernet(tiny, false))
        .hasMessageContaining("groups");
  }

  @Test
  void aCellThatNothingGetsThroughIsNotConnected() {
    Genotype dead = SPACE.ofEveryEdge(Collections.nCopies(6, Operation.NONE));
    assertThat(SPACE.isConnected(dead)).isFalse();
    assertThat(SPACE.isConnected(PublishedCells.byName("resnet").orElseThrow())).isTrue();
  }

  @Test
  void anEdgeLeadsToALaterNode() {
    for (int[] wrong : Set.of(new int[] {1, 1}, new int[] {2, 0}, new int[] {-1, 1})) {
      assertThatThrownBy(() -> new Edge(wrong[0], wrong[1]))
          .isInstanceOf(IllegalArgumentException.class);
    }
  }

  @Test
  void aGenotypeOfEveryEdgeNeedsAnOperationForEach() {
    assertThatThrownBy(() -> SPACE.ofEveryEdge(List.of(Operation.NONE)))
        .hasMessageContaining("needs 6 operations");
  }
}
