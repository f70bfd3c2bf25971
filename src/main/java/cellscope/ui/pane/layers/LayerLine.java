package cellscope.ui.pane.layers;

import cellscope.model.plan.LayerTable;
import cellscope.model.plan.LayerTable.Row;
import cellscope.model.plan.NetworkPlan.Shape;
import cellscope.model.plan.NetworkSize;
import cellscope.ui.common.Texts;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A line of the table: a layer, or a part of the network with the sums of its layers.
 *
 * @param name the layer's path within its part, or the part's
 * @param kind what it computes, in words
 * @param output shape of its output for one image
 * @param parameters learnable numbers
 * @param parameterShare how long its bar is: against the part that has most, 0..1
 * @param flops multiply-adds for one image
 * @param flopShare the same
 */
record LayerLine(
    String name,
    String kind,
    String output,
    long parameters,
    double parameterShare,
    long flops,
    double flopShare) {

  /**
   * A part of the network with its layers.
   *
   * @param sum the line of all of them together
   * @param layers their lines, in order
   */
  record Part(LayerLine sum, List<LayerLine> layers) {}

  /** The line of the whole network. */
  static LayerLine whole(LayerTable table) {
    NetworkSize size = table.total();
    Row last = table.rows().get(table.rows().size() - 1);
    return new LayerLine(
        Texts.of("layers.whole"),
        Texts.of("layers.count", table.rows().size()),
        text(last.output()),
        size.parameters(),
        0,
        size.flops(),
        0);
  }

  /** The parts of a network in the order of their first layers. */
  static List<Part> parts(LayerTable table) {
    Map<String, List<Row>> byName = new LinkedHashMap<>();
    for (Row row : table.rows()) {
      byName.computeIfAbsent(row.part(), name -> new ArrayList<>()).add(row);
    }
    NetworkSize largest = largest(byName.values());
    List<Part> parts = new ArrayList<>();
    int height = 0;
    for (Map.Entry<String, List<Row>> entry : byName.entrySet()) {
      Row last = entry.getValue().get(entry.getValue().size() - 1);
      boolean halves = entry.getKey().startsWith("cells.") && last.output().height() < height;
      height = last.output().height();
      parts.add(part(entry.getKey(), entry.getValue(), halves, largest));
    }
    return parts;
  }

  /** The most that a part has of each number. */
  private static NetworkSize largest(Collection<List<Row>> parts) {
    List<NetworkSize> sums = parts.stream().map(rows -> new LayerTable(rows).total()).toList();
    return new NetworkSize(
        sums.stream().mapToLong(NetworkSize::parameters).max().orElse(0),
        sums.stream().mapToLong(NetworkSize::flops).max().orElse(0));
  }

  private static Part part(String name, List<Row> rows, boolean halves, NetworkSize largest) {
    NetworkSize sum = new LayerTable(rows).total();
    Row last = rows.get(rows.size() - 1);
    String kind =
        rows.size() == 1
            ? last.kind()
            : Texts.of(halves ? "layers.countHalving" : "layers.count", rows.size());
    return new Part(
        line(name, kind, last.output(), sum, largest),
        rows.stream()
            .map(
                r ->
                    line(
                        r.name().substring(Math.min(name.length() + 1, r.name().length())),
                        r.kind(),
                        r.output(),
                        new NetworkSize(r.parameters(), r.flops()),
                        largest))
            .toList());
  }

  private static LayerLine line(
      String name, String kind, Shape output, NetworkSize size, NetworkSize largest) {
    return new LayerLine(
        name,
        kind,
        text(output),
        size.parameters(),
        (double) size.parameters() / Math.max(1, largest.parameters()),
        size.flops(),
        (double) size.flops() / Math.max(1, largest.flops()));
  }

  private static String text(Shape shape) {
    return shape.channels() + "×" + shape.height() + "×" + shape.width();
  }
}
