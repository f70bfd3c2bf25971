package cellscope.oracle;

import cellscope.engine.kernel.Buffer;
import cellscope.engine.kernel.Kernels;
import cellscope.engine.nn.BatchNorm;
import cellscope.engine.nn.Parameter;
import cellscope.engine.nn.Workspace;
import cellscope.engine.supernet.Network;
import cellscope.engine.supernet.NetworkPass;
import cellscope.model.genotype.Genotype;
import cellscope.model.plan.StemKind;
import cellscope.model.space.benchmark201.NasBench201Format;
import com.fasterxml.jackson.databind.JsonNode;

/**
 * Moves a reference case's numbers into a network and compares what the network made with the
 * case's.
 */
final class ReferenceNetwork {
  private final OracleCase given;
  private final OracleCase.Way way;
  private final Network network;
  private final NetworkPass pass;

  ReferenceNetwork(OracleCase given, OracleCase.Way way, Network network) {
    this.given = given;
    this.way = way;
    this.network = network;
    JsonNode input = given.facts().get("input");
    int batch = given.facts().get("batch").asInt();
    Kernels kernels = network.kernels();
    Buffer images =
        kernels.allocate(batch, input.get(1).asInt(), input.get(2).asInt(), input.get(0).asInt());
    pass = network.bind(Workspace.forTraining(kernels, batch), images, true);
  }

  static Network.Size size(JsonNode facts) {
    return new Network.Size(
        facts.get("C").asInt(),
        facts.get("N").asInt(),
        facts.get("input").get(0).asInt(),
        facts.get("num_classes").asInt());
  }

  /** The network of a case's genotype. */
  static Network standAlone(JsonNode facts, Kernels kernels) {
    if (facts.get("search_space").asText().equals("nas-bench-201")) {
      Genotype genotype = NasBench201Format.parse(facts.get("genotype").asText());
      return Network.standAlone(genotype, size(facts), kernels);
    }
    double weight =
        facts.get("auxiliary").asBoolean() ? facts.get("auxiliary_weight").asDouble() : 0;
    return Network.standAlone(
        ReferenceGenotype.nasNet(facts.get("genotype")),
        size(facts),
        new Network.Form(StemKind.CIFAR, weight),
        kernels);
  }

  NetworkPass pass() {
    return pass;
  }

  Network network() {
    return network;
  }

  /** The larger cases hold only the weights that take part; the others may have any value. */
  void setWeights(String prefix) {
    for (Parameter p : network.parameters().all()) {
      if (given.arrays().has(prefix + p.name())) {
        p.value().write(given.arrays().get(prefix + p.name()).values());
      }
    }
  }

  void setStatistics(String prefix) {
    for (BatchNorm bn : network.parameters().batchNorms()) {
      if (given.arrays().has(prefix + bn.name() + ".running_mean") && bn.runningMean() != null) {
        double[] mean = given.arrays().get(prefix + bn.name() + ".running_mean").values();
        double[] variance = given.arrays().get(prefix + bn.name() + ".running_var").values();
        System.arraycopy(mean, 0, bn.runningMean(), 0, mean.length);
        System.arraycopy(variance, 0, bn.runningVariance(), 0, variance.length);
      }
    }
  }

  int[] setBatch(String prefix) {
    pass.images().write(given.arrays().get(prefix + "x").channelsLast());
    return given.arrays().get(prefix + "y").ints();
  }

  void compareStatistics(String prefix) {
    for (BatchNorm bn : network.parameters().batchNorms()) {
      if (given.arrays().has(prefix + bn.name() + ".running_mean")) {
        way.compare(
            bn.name() + ".running_mean",
            bn.runningMean(),
            given.arrays().get(prefix + bn.name() + ".running_mean").values());
        way.compare(
            bn.name() + ".running_var",
            bn.runningVariance(),
            given.arrays().get(prefix + bn.name() + ".running_var").values());
      }
    }
  }

  void compareImages(String key, Buffer got) {
    way.compare(key, got.toDoubles(), given.arrays().get(key).channelsLast());
  }
}
