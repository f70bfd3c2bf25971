package cellscope.engine.search;

import cellscope.model.Alpha;
import cellscope.model.GumbelSoftmax;
import cellscope.model.run.SearchEvent;
import cellscope.model.space.Space;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** Sums over the steps of an epoch; part of a checkpoint, so that an epoch can be cut in two. */
final class EpochTotals {
  private final List<DrawCounts> counts;
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

  EpochTotals(Space space) {
    counts =
        space.cells().stream()
            .map(c -> new DrawCounts(c.kind(), c.edges().size(), space.operations().size()))
            .toList();
  }

  void clear() {
    Arrays.fill(sums, 0);
    steps = 0;
    counts.forEach(DrawCounts::clear);
  }

  void add(
      GdasStep.Half weight,
      List<GumbelSoftmax.Draw> weightDraws,
      GdasStep.Half arch,
      List<GumbelSoftmax.Draw> archDraws) {
    steps++;
    sums[WEIGHT_LOSS] += weight.loss() * weight.images();
    sums[WEIGHT_HITS] += weight.correct();
    sums[WEIGHT_IMAGES] += weight.images();
    sums[ARCH_LOSS] += arch.loss() * arch.images();
    sums[ARCH_HITS] += arch.correct();
    sums[ARCH_IMAGES] += arch.images();
    sums[WEIGHT_NORM] += weight.gradientNorm();
    sums[ALPHA_NORM] += arch.gradientNorm();
    for (int kind = 0; kind < counts.size(); kind++) {
      counts.get(kind).add(weightDraws.get(kind), archDraws.get(kind));
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

  /** What was drawn, by kind of cell, beside alpha as it stands. */
  List<SearchEvent.CellState> cells(List<Alpha> alphas) {
    return IntStream.range(0, counts.size())
        .mapToObj(kind -> counts.get(kind).state(alphas.get(kind)))
        .toList();
  }

  void writeTo(DataOutputStream out) throws IOException {
    out.writeInt(steps);
    for (double sum : sums) {
      out.writeDouble(sum);
    }
    for (DrawCounts ofKind : counts) {
      ofKind.writeTo(out);
    }
  }

  void readFrom(DataInputStream in) throws IOException {
    steps = in.readInt();
    for (int i = 0; i < sums.length; i++) {
      sums[i] = in.readDouble();
    }
    for (DrawCounts ofKind : counts) {
      ofKind.readFrom(in);
    }
  }
}
