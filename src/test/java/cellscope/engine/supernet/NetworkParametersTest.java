package cellscope.engine.supernet;

import static org.assertj.core.api.Assertions.assertThat;

import cellscope.engine.kernel.KernelFactory;
import cellscope.engine.kernel.dry.DryKernels;
import cellscope.engine.nn.Parameter;
import cellscope.engine.nn.Workspace;
import cellscope.model.genotype.Genotype;
import cellscope.model.genotype.Operation;
import cellscope.model.plan.Macro;
import cellscope.model.plan.NetworkForm;
import cellscope.model.plan.NetworkPlan;
import cellscope.model.plan.StemKind;
import cellscope.model.space.Space;
import cellscope.model.space.benchmark201.Benchmark201;
import cellscope.model.space.catalogue.PublishedCells;
import cellscope.model.space.catalogue.Spaces;
import cellscope.model.space.nasnet.NasNet;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The engine's networks beside their plans, and what the number of candidates costs. */
class NetworkParametersTest {
  private static final NetworkPlan.Shape IMAGE = new NetworkPlan.Shape(3, 32, 32);

  private final DryKernels kernels = KernelFactory.dryCpu(2);

  private static List<String> described(NetworkPlan plan) {
    return plan.parameters().stream().map(p -> p.name() + " " + p.shape()).toList();
  }

  private static List<String> described(Network network) {
    List<String> all = new ArrayList<>();
    for (Parameter p : network.parameters().all()) {
      all.add(p.name() + " " + Arrays.stream(p.value().shape()).boxed().toList());
    }
    return all;
  }

  @ParameterizedTest
  @ValueSource(strings = {"nas-bench-201", "nasnet", "nasnet-frc"})
  void aSupernetHasTheParametersOfItsPlanInTheirOrder(String name) {
    Space space = Spaces.byName(name).orElseThrow();
    for (boolean affine : new boolean[] {true, false}) {
      for (int cells = 1; cells <= 3; cells++) {
        Macro macro = new Macro(8, cells, IMAGE, 10);
        Network network =
            Network.supernet(space, new Network.Size(8, cells, 3, 10), affine, true, kernels);
        assertThat(described(network))
            .containsExactlyElementsOf(described(space.supernet(macro, affine)));
      }
    }
  }

  static Stream<String> publishedCells() {
    return PublishedCells.names().stream();
  }

  @ParameterizedTest
  @MethodSource("publishedCells")
  void theNetworkOfAPublishedCellHasTheParametersOfItsPlan(String name) {
    Genotype genotype = PublishedCells.byName(name).orElseThrow();
    Macro macro = new Macro(8, 2, IMAGE, 10);
    Network.Size size = new Network.Size(8, 2, 3, 10);
    Network plain = Network.standAlone(genotype, size, Network.Form.PLAIN, kernels);
    assertThat(described(plain))
        .containsExactlyInAnyOrderElementsOf(
            described(Spaces.of(genotype).standAlone(genotype, macro)));
    if (!Spaces.of(genotype).networks().auxiliaryHead()) {
      return;
    }
    Macro large = new Macro(8, 2, new NetworkPlan.Shape(3, 224, 224), 10);
    Network whole =
        Network.standAlone(genotype, size, new Network.Form(StemKind.IMAGENET, 0.4), kernels);
    assertThat(described(whole))
        .containsExactlyInAnyOrderElementsOf(
            described(
                NasNet.SPACE.standAlone(
                    genotype, large, new NetworkForm(StemKind.IMAGENET, true))));
  }

  /** Operations that need the same buffers, more and more of them on every edge. */
  @ParameterizedTest
  @ValueSource(strings = {"nas-bench-201", "nasnet"})
  void moreCandidatesNeedNoMoreBuffers(String name) {
    Space whole = Spaces.byName(name).orElseThrow();
    Operation convolution = name.equals("nasnet") ? Operation.DUA_SEPC_3X3 : Operation.NOR_CONV_3X3;
    long before = -1;
    for (int count : new int[] {2, 5, 13}) {
      List<Operation> operations = new ArrayList<>();
      operations.add(Operation.SKIP_CONNECT);
      while (operations.size() < count) {
        operations.add(convolution);
      }
      Space space = Candidates.of(whole, operations);
      DryKernels counting = KernelFactory.dryCpu(1);
      Network.Size size = new Network.Size(8, 2, 3, 10);
      Network network = Network.supernet(space, size, false, false, counting);
      long ofParameters = counting.bytes();
      network.bind(Workspace.forTraining(counting, 16), counting.allocate(16, 32, 32, 3), false);
      long ofBuffers = counting.bytes() - ofParameters;
      assertThat(ofBuffers).as("%d candidates", count).isPositive();
      assertThat(before == -1 || before == ofBuffers).as("%d candidates", count).isTrue();
      before = ofBuffers;
    }
  }

  @Test
  void everyOperationHasAPlaceInASpaceOrAPublishedCell() {
    List<Operation> used = new ArrayList<>();
    for (Space space : List.of(Benchmark201.SPACE, NasNet.SPACE)) {
      used.addAll(space.operations());
    }
    for (String name : PublishedCells.names()) {
      PublishedCells.byName(name).orElseThrow().cells().stream()
          .flatMap(cell -> cell.choices().stream())
          .forEach(choice -> used.add(choice.operation()));
    }
    assertThat(used).contains(Operation.values());
  }
}
