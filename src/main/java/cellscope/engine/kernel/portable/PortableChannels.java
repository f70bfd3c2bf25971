package cellscope.engine.kernel.portable;

import cellscope.engine.kernel.BatchStatistics;
import cellscope.engine.kernel.Buffer;
import cellscope.engine.kernel.ChannelSums;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Sums and affine maps by channel on ND4J's operations; every tensor is seen as [positions,
 * channels].
 */
final class PortableChannels {
  private final Scratch scratch;

  PortableChannels(Scratch scratch) {
    this.scratch = scratch;
  }

  /**
   * The corrected two-pass rule: with d = z - m for an m near the mean, mean = m + E[d] and
   * variance = E[d²] - E[d]², where E[d] is as small as the rounding of m and cancels nothing.
   */
  void statistics(PortableBuffer z, BatchStatistics statistics) {
    double positions = z.rows().size(0);
    double[] mean = statistics.mean();
    double[] variance = statistics.variance();
    sum(z.images(), z.channels(), mean);
    divide(mean, positions);
    INDArray near = scratch.vector("near mean", mean);
    INDArray distance = scratch.array("product", z.rows().shape());
    NdOps.subtract(z.rows(), near, distance);
    double[] rest = new double[mean.length];
    sum(byImage(distance, z), z.channels(), rest);
    divide(rest, positions);
    NdOps.multiply(distance, distance, distance);
    sum(byImage(distance, z), z.channels(), variance);
    divide(variance, positions);
    for (int c = 0; c < mean.length; c++) {
      mean[c] = near.getDouble(c) + rest[c];
      variance[c] -= rest[c] * rest[c];
    }
  }

  void combine(
      int count,
      Buffer[] tensors,
      double[][] scales,
      double[][] shifts,
      PortableBuffer outOrNull,
      PortableBuffer reluOrNull) {
    PortableBuffer target = outOrNull != null ? outOrNull : reluOrNull;
    INDArray sum = target.rows();
    if (count == 0) {
      sum.assign(0);
    }
    double[] shift = null;
    INDArray before = null;
    for (int i = 0; i < count; i++) {
      INDArray term = scaled(((PortableBuffer) tensors[i]).rows(), scales[i], i == 0 ? sum : null);
      before = i == 0 ? term : added(before, term, sum);
      shift = plus(shift, shifts[i]);
    }
    if (shift != null) {
      NdOps.add(before, scratch.vector("shift", shift), sum);
    } else if (before != null && before != sum) {
      sum.assign(before);
    }
    if (reluOrNull != null) {
      NdOps.relu(sum, reluOrNull.rows());
    }
  }

  void sums(PortableBuffer g, int count, Buffer[] tensors, double[][] centres, ChannelSums sums) {
    sum(g.images(), g.channels(), sums.gradient());
    INDArray product = scratch.array("product", g.rows().shape());
    for (int i = 0; i < count; i++) {
      INDArray factor = ((PortableBuffer) tensors[i]).rows();
      if (centres[i] != null) {
        NdOps.subtract(factor, scratch.vector("centre", centres[i]), product);
        factor = product;
      }
      NdOps.multiply(factor, g.rows(), product);
      sum(byImage(product, g), g.channels(), sums.product(i));
    }
  }

  void affineOfTwo(
      PortableBuffer g, PortableBuffer z, double[] a, double[] b, double[] k, PortableBuffer out) {
    INDArray ofZ = scratch.array("product", z.rows().shape());
    NdOps.multiply(z.rows(), scratch.vector("scale of z", b), ofZ);
    NdOps.multiply(g.rows(), scratch.vector("scale of g", a), out.rows());
    NdOps.add(out.rows(), ofZ, out.rows());
    NdOps.add(out.rows(), scratch.vector("shift", k), out.rows());
  }

  void gather(
      int plainCount,
      Buffer[] plain,
      int reluCount,
      Buffer[] throughRelu,
      PortableBuffer reluOrNull,
      PortableBuffer out) {
    // The gradients by the ReLU come first and into scratch: out may be any of the inputs.
    INDArray sum = null;
    if (reluCount > 0) {
      INDArray masked = scratch.array("masked", out.rows().shape());
      INDArray before = ((PortableBuffer) throughRelu[0]).rows();
      for (int i = 1; i < reluCount; i++) {
        before = added(before, ((PortableBuffer) throughRelu[i]).rows(), masked);
      }
      INDArray open = scratch.array("product", out.rows().shape());
      NdOps.positive(reluOrNull.rows(), open);
      NdOps.multiply(before, open, masked);
      sum = masked;
    }
    for (int i = 0; i < plainCount; i++) {
      INDArray term = ((PortableBuffer) plain[i]).rows();
      boolean last = i == plainCount - 1;
      sum =
          sum == null
              ? term
              : added(sum, term, last ? out.rows() : scratch.array("masked", out.rows().shape()));
    }
    if (sum == null) {
      out.rows().assign(0);
    } else if (sum != out.rows()) {
      out.rows().assign(sum);
    }
  }

  void scaleImages(PortableBuffer x, double[] factors, PortableBuffer y) {
    INDArray byImage = scratch.vector("factor", factors).reshape('c', factors.length, 1);
    NdOps.multiply(x.images(), byImage, y.images());
  }

  /**
   * Sums over images and positions by channel. The images are added first, at most a few hundred
   * terms in the array's own precision, the positions then in double precision.
   *
   * @param images [batch, positions of one image * channels]
   * @param sums by channel; overwritten
   */
  void sum(INDArray images, int channels, double[] sums) {
    long batch = images.size(0);
    long width = images.size(1);
    INDArray overImages = scratch.array("sum over images", 1, width);
    NdOps.matmul(scratch.constant(scratch.type(), 1, 1, batch), false, images, false, overImages);
    INDArray wide = scratch.wide("sum over images", width / channels, channels);
    wide.assign(overImages.reshape('c', width / channels, channels));
    INDArray total = scratch.wide("sum", 1, channels);
    NdOps.matmul(
        scratch.constant(DataType.DOUBLE, 1, 1, width / channels), false, wide, false, total);
    for (int c = 0; c < channels; c++) {
      sums[c] = total.getDouble(c);
    }
  }

  private INDArray scaled(INDArray tensor, double[] scaleOrNull, INDArray targetOrNull) {
    if (scaleOrNull == null) {
      return tensor;
    }
    INDArray target =
        targetOrNull != null ? targetOrNull : scratch.array("product", tensor.shape());
    NdOps.multiply(tensor, scratch.vector("scale", scaleOrNull), target);
    return target;
  }

  private static INDArray added(INDArray a, INDArray b, INDArray out) {
    NdOps.add(a, b, out);
    return out;
  }

  private static double[] plus(double[] aOrNull, double[] bOrNull) {
    if (aOrNull == null || bOrNull == null) {
      return aOrNull == null ? bOrNull : aOrNull;
    }
    double[] sum = new double[aOrNull.length];
    for (int c = 0; c < sum.length; c++) {
      sum[c] = aOrNull[c] + bOrNull[c];
    }
    return sum;
  }

  private static INDArray byImage(INDArray rows, PortableBuffer like) {
    return rows.reshape('c', like.images().shape());
  }

  private static void divide(double[] values, double divisor) {
    for (int c = 0; c < values.length; c++) {
      values[c] /= divisor;
    }
  }
}
