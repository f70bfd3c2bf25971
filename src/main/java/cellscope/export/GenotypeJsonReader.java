package cellscope.export;

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
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Reads one text of {@link GenotypeJson}. Where genotypes have every edge, each must stand there
 * once, in any order; where they choose edges, a cell has as many into each node, nodes in order,
 * and its outputs.
 */
final class GenotypeJsonReader {
  private static final ObjectReader STRICT =
      GenotypeJson.MAPPER
          .reader()
          .with(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .with(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY);
  private static final int MOST_SHOWN = 40;

  private final String source;

  GenotypeJsonReader(String source) {
    this.source = source;
  }

  Genotype read(String text) {
    JsonNode root = tree(text);
    if (!root.isObject()) {
      throw problem("expected an object", "", "export a genotype to see the form");
    }
    checkVersion(root);
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
    return new Genotype(space.name(), read);
  }

  private JsonNode tree(String text) {
    try {
      return STRICT.readTree(text);
    } catch (JsonProcessingException e) {
      JsonLocation at = e.getLocation();
      String line = at == null ? "" : ":" + at.getLineNr() + ":" + at.getColumnNr();
      throw new InputProblem("this is not JSON", source + line, "check the text at this place");
    }
  }

  private void checkVersion(JsonNode root) {
    JsonNode version = root.path("schemaVersion");
    if (!version.isInt() || version.intValue() < 1) {
      throw problem(
          "expected a whole number, found " + shown(version),
          "schemaVersion",
          "this version writes " + GenotypeJson.SCHEMA_VERSION);
    }
    if (version.intValue() > GenotypeJson.SCHEMA_VERSION) {
      throw problem(
          "version " + version.intValue() + " is newer than this program knows",
          "schemaVersion",
          "use a newer CellScope, or export version " + GenotypeJson.SCHEMA_VERSION);
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

  private CellGenotype everyEdge(JsonNode node, Space space, CellTopology topology, String at) {
    Choice[] byRow = new Choice[topology.edges().size()];
    JsonNode edges = array(node, "edges", at + ".edges");
    for (int e = 0; e < edges.size(); e++) {
      String place = at + ".edges[" + e + "]";
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
            at + ".edges",
            "add it, with \"none\" if it is absent");
      }
    }
    return new CellGenotype(topology.kind(), List.of(byRow), topology.outputs());
  }

  private CellGenotype chosenEdges(
      JsonNode node, ChosenEdges chosen, CellTopology topology, String at) {
    JsonNode edges = array(node, "edges", at + ".edges");
    if (edges.isEmpty() || edges.size() % chosen.perNode() != 0) {
      throw problem(
          "expected two edges for each node, found " + edges.size() + " edges",
          at + ".edges",
          "give two for each node from node " + topology.inputs());
    }
    List<Choice> choices = new ArrayList<>();
    for (int e = 0; e < edges.size(); e++) {
      int to = topology.inputs() + e / chosen.perNode();
      JsonNode edge = edges.get(e);
      String place = at + ".edges[" + e + "]";
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
