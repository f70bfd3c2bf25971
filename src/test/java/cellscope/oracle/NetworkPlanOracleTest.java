package cellscope.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import cellscope.engine.kernel.KernelFactory;
import cellscope.engine.kernel.Precision;
import cellscope.engine.supernet.Network;
import cellscope.model.plan.Macro;
import cellscope.model.plan.NetworkForm;
import cellscope.model.plan.NetworkPlan;
import cellscope.model.plan.NetworkPlan.Parameter;
import cellscope.model.plan.NetworkPlan.Shape;
import cellscope.model.plan.StemKind;
import cellscope.model.space.benchmark201.Benchmark201;
import cellscope.model.space.benchmark201.NasBench201Format;
import cellscope.model.space.catalogue.PublishedCells;
import cellscope.model.space.catalogue.Spaces;
import cellscope.model.space.nasnet.NasNet;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Names, order and shapes of the parameters in the published code's module tree. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class NetworkPlanOracleTest {
  List<Path> cases() throws IOException {
    List<Path> found = new ArrayList<>();
    for (Path file : ReferenceTable.files("[a-dfg].*\\.json")) {
      if (facts(file).has("weights_order")) {
        found.add(file);
      }
    }
    assertThat(found).isNotEmpty();
    return found;
  }

  @ParameterizedTest
  @MethodSource("cases")
  void parametersHaveTheNamesOrderAndShapesOfTheModuleTree(Path file) throws IOException {
    JsonNode facts = facts(file);
    List<Parameter> wanted = new ArrayList<>();
    for (JsonNode weight : facts.get("weights_order")) {
      List<Integer> shape = new ArrayList<>();
      weight.get(1).forEach(side -> shape.add(side.asInt()));
      wanted.add(new Parameter(weight.get(0).asText(), shape));
    }

    assertThat(plan(facts).parameters()).containsExactlyElementsOf(wanted);
  }

  /** The engine makes its parameters itself; the plan must tell the same. */
  @ParameterizedTest
  @MethodSource("cases")
  void theEnginesNetworkHasTheParametersOfThePlan(Path file) throws IOException {
    JsonNode facts = facts(file);
    List<Parameter> made =
        network(facts).parameters().all().stream()
            .map(
                p ->
                    new Parameter(
                        p.name(),
                        java.util.Arrays.stream(p.value().shape())
                            .boxed()
                            .collect(Collectors.toList())))
            .toList();

    assertThat(made).containsExactlyElementsOf(plan(facts).parameters());
  }

  private static JsonNode facts(Path file) throws IOException {
    return new ObjectMapper().readTree(file.toFile());
  }

  private static NetworkPlan plan(JsonNode facts) {
    JsonNode input = facts.get("input");
    Shape image = new Shape(input.get(0).asInt(), input.get(1).asInt(), input.get(2).asInt());
    Macro macro =
        new Macro(
            facts.get("C").asInt(),
            facts.get("N").asInt(),
            image,
            facts.get("num_classes").asInt());
    if (facts.has("genotype_name")) {
      return NasNet.SPACE.standAlone(
          PublishedCells.byName(facts.get("genotype_name").asText()).orElseThrow(),
          macro,
          new NetworkForm(StemKind.CIFAR, facts.get("auxiliary").asBoolean()));
    }
    return facts.has("genotype")
        ? Benchmark201.SPACE.standAlone(
            NasBench201Format.parse(facts.get("genotype").asText()), macro)
        : Spaces.byName(facts.get("search_space").asText())
            .orElseThrow()
            .supernet(macro, facts.get("affine").asBoolean());
  }

  private static Network network(JsonNode facts) {
    var kernels = KernelFactory.portable(Precision.DOUBLE);
    return facts.has("genotype")
        ? ReferenceNetwork.standAlone(facts, kernels)
        : Network.supernet(
            Spaces.byName(facts.get("search_space").asText()).orElseThrow(),
            ReferenceNetwork.size(facts),
            facts.get("affine").asBoolean(),
            false,
            kernels);
  }
}
