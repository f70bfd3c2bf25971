package cellscope.engine.search;

import cellscope.model.GumbelSoftmax;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** Sums over the steps of an epoch; part of a checkpoint, so that an epoch can be cut in two. */
final class EpochTotals {
  private final int[][] weightCounts;
  private final int[][] archCounts;
  private final int[] lastSampled;
  private final double[] sums = new double[8];

  private static final int WEIGHT_LOSS = 0;
  private static final int WEIGHT_HITS = 1;
  private static final int WEIGHT_IMAGES = 2;
  private static final int ARCH_LOSS = 3;
  private static final int ARCH_HITS = 4;
  private static final int ARCH_IMAGES = 5;
  private static final int WEIGHT_NORM = 6;
  private static final int ALPHA_NORM = 7;
  private int steps;

  EpochTotals(int edges, int operations) {
    weightCounts = new int[edges][operations];
    archCounts = new int[edges][operations];
    lastSampled = new int[edges];
  }

  void clear() {
    Arrays.fill(sums, 0);
    steps = 0;
    for (int e = 0; e < weightCounts.length; e++) {
      Arrays.fill(weightCounts[e], 0);
      Arrays.fill(archCounts[e], 0);
    }
  }

  void add(
      GdasStep.Half weight,
      GumbelSoftmax.Draw weightDraw,
      GdasStep.Half arch,
      GumbelSoftmax.Draw archDraw) {
    steps++;
    sums[WEIGHT_LOSS] += weight.loss() * weight.images();
    sums[WEIGHT_HITS] += weight.correct();
    sums[WEIGHT_IMAGES] += weight.images();
    sums[ARCH_LOSS] += arch.loss() * arch.images();
    sums[ARCH_HITS] += arch.correct();
    sums[ARCH_IMAGES] += arch.images();
    sums[WEIGHT_NORM] += weight.gradientNorm();
    sums[ALPHA_NORM] += arch.gradientNorm();
    for (int e = 0; e < lastSampled.length; e++) {
      weightCounts[e][weightDraw.index()[e]]++;
      archCounts[e][archDraw.index()[e]]++;
      lastSampled[e] = archDraw.index()[e];
    }
  }

  double weightLoss() {
    return sums[WEIGHT_LOSS] / sums[WEIGHT_IMAGES];
  }

  double weightAccuracy() {
    return sums[WEIGHT_HITS] / sums[WEIGHT_IMAGES];
  }

  double archLoss() {
    return sums[ARCH_LOSS] / sums[ARCH_IMAGES];
  }

  double archAccuracy() {
    return sums[ARCH_HITS] / sums[ARCH_IMAGES];
  }

  double weightNorm() {
    return sums[WEIGHT_NORM] / steps;
  }

  double alphaNorm() {
    return sums[ALPHA_NORM] / steps;
  }

  List<Integer> lastSampled() {
    return IntStream.of(lastSampled).boxed().toList();
  }

  List<List<Integer>> weightCounts() {
    return boxed(weightCounts);
  }

  List<List<Integer>> archCounts() {
    return boxed(archCounts);
  }

  private static List<List<Integer>> boxed(int[][] counts) {
    return Arrays.stream(counts).map(row -> IntStream.of(row).boxed().toList()).toList();
  }

  void writeTo(DataOutputStream out) throws IOException {
    out.writeInt(steps);
    for (double sum : sums) {
      out.writeDouble(sum);
    }
    for (int e = 0; e < lastSampled.length; e++) {
      out.writeInt(lastSampled[e]);
      for (int k = 0; k < weightCounts[e].length; k++) {
        out.writeInt(weightCounts[e][k]);
        out.writeInt(archCounts[e][k]);
      }
    }
  }

  void readFrom(DataInputStream in) throws IOException {
    steps = in.readInt();
    for (int i = 0; i < sums.length; i++) {
      sums[i] = in.readDouble();
    }
    for (int e = 0; e < lastSampled.length; e++) {
      lastSampled[e] = in.readInt();
      for (int k = 0; k < weightCounts[e].length; k++) {
        weightCounts[e][k] = in.readInt();
        archCounts[e][k] = in.readInt();
      }
    }
  }
}
