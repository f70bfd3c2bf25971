package cellscope.model.space.benchmark201;

import cellscope.model.genotype.Edge;
import cellscope.model.genotype.Genotype;
import cellscope.model.genotype.GenotypeProblem;
import cellscope.model.genotype.Operation;
import cellscope.model.space.Space;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Reads one text of {@link NasBench201Format}, from left to right, stopping at the first thing that
 * is wrong.
 */
final class NasBench201Parser {
  private static final int MOST_SHOWN = 30;
  private static final String SHAPE = "write |op~0|+|op~0|op~1|+|op~0|op~1|op~2|";

  private final String text;
  private final Space space;
  private int at;

  NasBench201Parser(String text, Space space) {
    this.text = text;
    this.space = space;
  }

  Genotype parse() {
    skipWhiteSpace();
    List<Operation> operations = new ArrayList<>();
    for (Edge edge : space.cells().get(0).edges()) {
      if (edge.from() == 0) {
        openNode(edge.to());
      }
      operations.add(operation(edge));
      expect("~" + edge.from(), "the source of edge " + edge.label());
      expect("|", "the end of edge " + edge.label());
    }
    skipWhiteSpace();
    if (at < text.length()) {
      throw problem("expected the end, found " + found(), SHAPE);
    }
    return space.ofEveryEdge(operations);
  }

  private void openNode(int node) {
    if (node > 1) {
      expect("+", "before node " + node);
    }
    expect("|", "the start of node " + node);
  }

  private Operation operation(Edge edge) {
    int end = at;
    while (end < text.length() && "~|+".indexOf(text.charAt(end)) < 0) {
      end++;
    }
    Operation operation =
        Operation.byLabel(text.substring(at, end))
            .filter(space.operations()::contains)
            .orElse(null);
    if (operation == null) {
      String allowed =
          space.operations().stream().map(Operation::label).collect(Collectors.joining(", "));
      String given = end == at ? found() : shown(at, end);
      throw problem(
          "expected the operation of edge " + edge.label() + ", found " + given,
          "use one of " + allowed);
    }
    at = end;
    return operation;
  }

  private void expect(String wanted, String role) {
    if (!text.startsWith(wanted, at)) {
      throw problem("expected '" + wanted + "', " + role + ", found " + found(), SHAPE);
    }
    at += wanted.length();
  }

  private void skipWhiteSpace() {
    while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
      at++;
    }
  }

  private String found() {
    return at >= text.length() ? "the end" : shown(at, text.length());
  }

  /** A part of the text, short and on one line: it may be any file's content. */
  private String shown(int from, int to) {
    String part = text.substring(from, Math.min(to, from + MOST_SHOWN));
    String plain = part.replaceAll("[^\\x20-\\x7e]", "?");
    return "'" + plain + "'" + (to - from > MOST_SHOWN ? "..." : "");
  }

  private GenotypeProblem problem(String what, String remedy) {
    return new GenotypeProblem(what, at + 1, remedy);
  }
}
