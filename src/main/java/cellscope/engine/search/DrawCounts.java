package cellscope.engine.search;

import cellscope.model.Alpha;
import cellscope.model.GumbelSoftmax;
import cellscope.model.run.SearchEvent;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** What was drawn for one kind of cell in an epoch. */
final class DrawCounts {
  private final String kind;
  private final int[][] weightCounts;
  private final int[][] archCounts;
  private final int[] lastSampled;

  DrawCounts(String kind, int edges, int operations) {
    this.kind = kind;
    weightCounts = new int[edges][operations];
    archCounts = new int[edges][operations];
    lastSampled = new int[edges];
  }

  void clear() {
    for (int e = 0; e < lastSampled.length; e++) {
      Arrays.fill(weightCounts[e], 0);
      Arrays.fill(archCounts[e], 0);
    }
  }

  void add(GumbelSoftmax.Draw weight, GumbelSoftmax.Draw arch) {
    for (int e = 0; e < lastSampled.length; e++) {
      weightCounts[e][weight.index()[e]]++;
      archCounts[e][arch.index()[e]]++;
      lastSampled[e] = arch.index()[e];
    }
  }

  SearchEvent.CellState state(Alpha alpha) {
    return new SearchEvent.CellState(
        kind,
        alpha,
        IntStream.of(lastSampled).boxed().toList(),
        boxed(weightCounts),
        boxed(archCounts));
  }

  private static List<List<Integer>> boxed(int[][] counts) {
    return Arrays.stream(counts).map(row -> IntStream.of(row).boxed().toList()).toList();
  }

  void writeTo(DataOutputStream out) throws IOException {
    for (int e = 0; e < lastSampled.length; e++) {
      out.writeInt(lastSampled[e]);
      for (int k = 0; k < weightCounts[e].length; k++) {
        out.writeInt(weightCounts[e][k]);
        out.writeInt(archCounts[e][k]);
      }
    }
  }

  void readFrom(DataInputStream in) throws IOException {
    for (int e = 0; e < lastSampled.length; e++) {
      lastSampled[e] = in.readInt();
      for (int k = 0; k < weightCounts[e].length; k++) {
        weightCounts[e][k] = in.readInt();
        archCounts[e][k] = in.readInt();
      }
    }
  }
}
