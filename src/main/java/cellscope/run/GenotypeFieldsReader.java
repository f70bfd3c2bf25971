package cellscope.run;

import cellscope.model.InputProblem;
import cellscope.model.genotype.CellGenotype;
import cellscope.model.genotype.CellGenotype.Choice;
import cellscope.model.genotype.CellTopology;
import cellscope.model.genotype.Edge;
import cellscope.model.genotype.Genotype;
import cellscope.model.genotype.Operation;
import cellscope.model.space.ChosenEdges;
import cellscope.model.space.Space;
import cellscope.model.space.catalogue.Spaces;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Reads one genotype of {@link GenotypeFields}. Where genotypes have every edge, each must stand
 * there once, in any order; where they choose edges, a cell has as many into each node, nodes in
 * order, and its outputs.
 */
final class GenotypeFieldsReader {
  private static final int MOST_SHOWN = 40;

  private final String source;

  GenotypeFieldsReader(String source) {
    this.source = source;
  }

  Genotype read(JsonNode root) {
    Space space = space(root);
    JsonNode cells = array(root, "cells", "cells");
    if (cells.size() != space.cells().size()) {
      throw problem(
          space.name() + " has " + space.cells().size() + " kinds of cell, found " + cells.size(),
          "cells",
          "give each kind once");
    }
    List<CellGenotype> read = new ArrayList<>();
    for (int c = 0; c < cells.size(); c++) {
      read.add(cell(cells.get(c), space, space.cells().get(c), "cells[" + c + "]"));
    }
    Genotype genotype = new Genotype(space.name(), read);
    checkString(root.path(GenotypeFields.STRING), space, genotype);
    return genotype;
  }

  /** The same cell in the space's usual form, where it is given. */
  private void checkString(JsonNode string, Space space, Genotype genotype) {
    if (!string.isMissingNode()
        && !(GenotypeFields.hasString(space) && space.text(genotype).equals(string.textValue()))) {
      throw problem(
          "is not the string of the choices that stand there",
          GenotypeFields.STRING,
          "correct one of them, or leave the string out");
    }
  }

  private Space space(JsonNode root) {
    JsonNode name = root.path("space");
    return Spaces.byName(name.isTextual() ? name.textValue() : "")
        .orElseThrow(
            () ->
                problem(
                    "no search space is called " + shown(name),
                    "space",
                    "use one of "
                        + Spaces.all().stream()
                            .map(Space::name)
                            .collect(Collectors.joining(", "))));
  }

  private CellGenotype cell(JsonNode node, Space space, CellTopology topology, String at) {
    if (!topology.kind().equals(node.path("kind").asText())) {
      throw problem(
          "expected the cell \"" + topology.kind() + "\", found " + shown(node.path("kind")),
          at + ".kind",
          "give the cells in the order of the space");
    }
    return space
        .chosenEdges()
        .map(chosen -> chosenEdges(node, chosen, topology, at))
        .orElseGet(() -> everyEdge(node, space, topology, at));
  }

  /** Files of the first version of the export have edges where all others have choices. */
  private static String choicesField(JsonNode cell) {
    return cell.has("edges") && !cell.has("choices") ? "edges" : "choices";
  }

  private CellGenotype everyEdge(JsonNode node, Space space, CellTopology topology, String at) {
    Choice[] byRow = new Choice[topology.edges().size()];
    String field = choicesField(node);
    JsonNode edges = array(node, field, at + "." + field);
    for (int e = 0; e < edges.size(); e++) {
      String place = at + "." + field + "[" + e + "]";
      Choice choice = choice(edges.get(e), space, topology, place);
      int row = topology.edges().indexOf(choice.edge());
      if (byRow[row] != null) {
        throw problem("edge " + choice.edge().label() + " stands twice", place, "give it once");
      }
      byRow[row] = choice;
    }
    for (int row = 0; row < byRow.length; row++) {
      if (byRow[row] == null) {
        throw problem(
            "edge " + topology.edges().get(row).label() + " is missing",
            at + "." + field,
            "add it, with \"none\" if it is absent");
      }
    }
    return new CellGenotype(topology.kind(), List.of(byRow), topology.outputs());
  }

  private CellGenotype chosenEdges(
      JsonNode node, ChosenEdges chosen, CellTopology topology, String at) {
    String field = choicesField(node);
    JsonNode edges = array(node, field, at + "." + field);
    if (edges.isEmpty() || edges.size() % chosen.perNode() != 0) {
      throw problem(
          "expected two edges for each node, found " + edges.size() + " edges",
          at + "." + field,
          "give two for each node from node " + topology.inputs());
    }
    List<Choice> choices = new ArrayList<>();
    for (int e = 0; e < edges.size(); e++) {
      int to = topology.inputs() + e / chosen.perNode();
      JsonNode edge = edges.get(e);
      String place = at + "." + field + "[" + e + "]";
      int from = edge.path("from").asInt(-1);
      if (!edge.path("from").isInt()
          || !edge.path("to").isInt()
          || from < 0
          || from >= to
          || edge.path("to").intValue() != to) {
        throw problem(
            "expected an edge into node " + to,
            place,
            "write \"to\" : " + to + " and \"from\" of 0 to " + (to - 1));
      }
      Operation operation = operation(edge.path("operation"), chosen.operations(), place);
      choices.add(new Choice(new Edge(from, to), operation));
    }
    int nodes = topology.inputs() + choices.size() / chosen.perNode();
    return new CellGenotype(topology.kind(), choices, outputs(node, topology.inputs(), nodes, at));
  }

  private List<Integer> outputs(JsonNode node, int inputs, int nodes, String at) {
    List<Integer> outputs = new ArrayList<>();
    for (JsonNode output : array(node, "outputs", at + ".outputs")) {
      int value = output.isInt() ? output.intValue() : -1;
      if (value < inputs || value >= nodes || outputs.contains(value)) {
        throw problem(
            "node " + shown(output) + " can't be an output",
            at + ".outputs",
            "list different nodes of " + inputs + " to " + (nodes - 1));
      }
      outputs.add(value);
    }
    if (outputs.isEmpty()) {
      throw problem(
          "there is no output", at + ".outputs", "list nodes of " + inputs + " to " + (nodes - 1));
    }
    return outputs;
  }

  private Choice choice(JsonNode node, Space space, CellTopology topology, String at) {
    int from = node.path("from").asInt(-1);
    int to = node.path("to").asInt(-1);
    if (!node.path("from").isInt()
        || !node.path("to").isInt()
        || from < 0
        || to <= from
        || topology.row(from, to) < 0) {
      String edges = topology.edges().stream().map(Edge::label).collect(Collectors.joining(", "));
      throw problem("no edge leads so", at, "use one of " + edges);
    }
    return new Choice(
        new Edge(from, to), operation(node.path("operation"), space.operations(), at));
  }

  private Operation operation(JsonNode label, List<Operation> allowed, String at) {
    return Operation.byLabel(label.isTextual() ? label.textValue() : "")
        .filter(allowed::contains)
        .orElseThrow(
            () ->
                problem(
                    "no operation is called " + shown(label),
                    at + ".operation",
                    "use one of "
                        + allowed.stream()
                            .map(Operation::label)
                            .collect(Collectors.joining(", "))));
  }

  private JsonNode array(JsonNode node, String field, String at) {
    JsonNode found = node.path(field);
    if (!found.isArray()) {
      throw problem("expected a list, found " + shown(found), at, "write [...]");
    }
    return found;
  }

  private static String shown(JsonNode node) {
    if (node.isMissingNode()) {
      return "nothing";
    }
    String text = node.toString().replaceAll("[^\\x20-\\x7e]", "?");
    return text.length() > MOST_SHOWN ? text.substring(0, MOST_SHOWN) + "..." : text;
  }

  private InputProblem problem(String what, String field, String remedy) {
    return new InputProblem(what, field.isEmpty() ? source : source + ", " + field, remedy);
  }
}
