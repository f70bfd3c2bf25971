package cellscope.model.space.nasnet;

import cellscope.model.genotype.CellGenotype;
import cellscope.model.genotype.CellGenotype.Choice;
import cellscope.model.genotype.Edge;
import cellscope.model.genotype.Genotype;
import cellscope.model.genotype.GenotypeProblem;
import cellscope.model.genotype.Operation;
import cellscope.model.genotype.PythonText;
import cellscope.model.genotype.PythonText.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Makes a genotype of the NASNet space from the notation of DARTS (a flat list of pairs) or of
 * AutoDL-Projects (two pairs, with or without weights, for each node).
 */
final class NasNetParser {
  private static final Set<String> KNOWN =
      Set.of("normal", "normal_concat", "reduce", "reduce_concat", "connectN", "connects");

  private final Value root;

  NasNetParser(String text) {
    root = new PythonText(text).read();
  }

  Genotype parse() {
    Map<String, Value> fields = root.fields();
    if (fields == null) {
      throw problem(root, "expected Genotype(...) or {...}", "write Genotype(normal=[...], ...)");
    }
    fields.forEach(this::requireKnown);
    CellGenotype normal = cell(NasNetCells.NORMAL);
    if (isAbsent(NasNetCells.REDUCE)) {
      if (!isAbsent("reduce_concat")) {
        throw problem(fields.get("reduce_concat"), "there is no reduce", "leave it out too");
      }
      return new Genotype(NasNet.FIXED_REDUCTION.name(), List.of(normal));
    }
    return new Genotype(NasNet.SPACE.name(), List.of(normal, cell(NasNetCells.REDUCE)));
  }

  private void requireKnown(String name, Value value) {
    if (name.equals("recurrent")) {
      throw problem(
          value, "this is a recurrent cell", "give one of images, with normal and reduce");
    }
    if (!KNOWN.contains(name)) {
      throw problem(
          value,
          "no part of a genotype is called '" + PythonText.shown(name) + "'",
          "use normal, normal_concat, reduce, reduce_concat");
    }
    if (name.startsWith("connect") && !value.isNone()) {
      throw problem(value, name + " is not supported", "write " + name + "=None");
    }
  }

  private boolean isAbsent(String name) {
    Value value = root.fields().get(name);
    return value == null || value.isNone();
  }

  private Value part(String name) {
    Value value = root.fields().get(name);
    if (value == null || !value.isList() || value.items().isEmpty()) {
      throw problem(
          value == null ? root : value, name + " is no list", "give " + name + " as [...]");
    }
    return value;
  }

  private CellGenotype cell(String kind) {
    Value list = part(kind);
    List<Value> pairs = new ArrayList<>();
    boolean flat = isPair(list.items().get(0));
    for (Value item : list.items()) {
      if (flat) {
        pairs.add(item);
      } else {
        pairs.addAll(node(item));
      }
    }
    if (pairs.size() % NasNetCells.CHOICES_PER_NODE != 0) {
      throw problem(
          list,
          kind + " has " + pairs.size() + (pairs.size() == 1 ? " pair" : " pairs"),
          "give two pairs for each node");
    }
    List<Choice> choices = new ArrayList<>();
    for (Value pair : pairs) {
      choices.add(choice(pair, NasNetCells.INPUTS + choices.size() / 2));
    }
    return new CellGenotype(kind, choices, outputs(kind, choices.size()));
  }

  private static boolean isPair(Value value) {
    return value.isList()
        && !value.items().isEmpty()
        && value.items().get(0).plain() instanceof String;
  }

  private static List<Value> node(Value value) {
    if (!value.isList() || value.items().size() != NasNetCells.CHOICES_PER_NODE) {
      throw problem(
          value, "expected the two pairs of a node", "write (('op', input), ('op', input))");
    }
    return value.items();
  }

  private static Choice choice(Value pair, int node) {
    if (!isPair(pair)
        || pair.items().size() < 2
        || pair.items().size() > 3
        || !(pair.items().get(1).plain() instanceof Integer from)) {
      throw problem(pair, "expected an operation and an input", "write ('skip_connect', 0)");
    }
    if (from < 0 || from >= node) {
      throw problem(
          pair.items().get(1),
          "node " + node + " can't have the input " + from,
          "use 0 to " + (node - 1));
    }
    if (pair.items().size() == 3 && !(pair.items().get(2).plain() instanceof Number)) {
      throw problem(pair.items().get(2), "a weight is a number", "write ('op', input, 0.5)");
    }
    return new Choice(new Edge(from, node), operation(pair.items().get(0)));
  }

  private static Operation operation(Value name) {
    return OperationAliases.byAnyName((String) name.plain())
        .filter(NasNetCells.choosable()::contains)
        .orElseThrow(
            () ->
                problem(
                    name,
                    "no cell of the NASNet space can choose '"
                        + PythonText.shown((String) name.plain())
                        + "'",
                    "use one of "
                        + NasNetCells.choosable().stream()
                            .map(OperationAliases::darts)
                            .collect(Collectors.joining(", "))));
  }

  private List<Integer> outputs(String kind, int choices) {
    int nodes = NasNetCells.INPUTS + choices / NasNetCells.CHOICES_PER_NODE;
    List<Integer> outputs = new ArrayList<>();
    for (Value item : part(kind + "_concat").items()) {
      if (!(item.plain() instanceof Integer output)
          || output < NasNetCells.INPUTS
          || output >= nodes
          || outputs.contains(output)) {
        throw problem(
            item,
            kind + "_concat names something else than different nodes of the cell",
            "use 2 to " + (nodes - 1));
      }
      outputs.add(output);
    }
    return outputs;
  }

  private static GenotypeProblem problem(Value value, String what, String remedy) {
    return new GenotypeProblem(what, value.at() + 1, remedy);
  }
}
