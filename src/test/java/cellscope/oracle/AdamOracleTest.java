package cellscope.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import cellscope.engine.nn.Adam;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Alpha's steps by PyTorch's Adam, given the gradients that it got. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AdamOracleTest {
  List<OracleCase> iterations() {
    return OracleCase.startingWith("f");
  }

  @ParameterizedTest
  @MethodSource("iterations")
  void alphaMovesAsPyTorchMovesIt(OracleCase given) {
    JsonNode facts = given.facts().get("adam");
    Adam adam =
        new Adam(
            new Adam.Settings(
                facts.get("lr").asDouble(),
                facts.get("betas").get(0).asDouble(),
                facts.get("betas").get(1).asDouble(),
                facts.get("eps").asDouble(),
                facts.get("weight_decay").asDouble()),
            6,
            5);
    double[][] alpha = given.arrays().get("alpha0").rows();
    int iteration = 0;
    for (; given.arrays().has("it" + iteration + "/arch/galpha"); iteration++) {
      adam.step(alpha, given.arrays().get("it" + iteration + "/arch/galpha").rows());
      compare(alpha, given, "it" + iteration + "/alpha");
    }
    assertThat(iteration).isPositive();
    compare(adam.first(), given, "adam_end/exp_avg");
    compare(adam.second(), given, "adam_end/exp_avg_sq");
  }

  private static void compare(double[][] got, OracleCase given, String name) {
    double[] flat = Arrays.stream(got).flatMapToDouble(Arrays::stream).toArray();
    OracleCase.Way.PORTABLE_DOUBLE.compare(name, flat, given.arrays().get(name).values(), 0, 1e-12);
  }
}
