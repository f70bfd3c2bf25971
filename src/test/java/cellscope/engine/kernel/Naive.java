package cellscope.engine.kernel;

/**
 * The kernels as plain loops in double precision, written for reading and not for speed: what every
 * implementation is checked against. Arrays are in C order: images [batch, height, width,
 * channels], convolution weights [out, in / groups, height, width], linear weights [out, in].
 */
public final class Naive {
  private Naive() {}

  /** Sizes of an NHWC tensor. */
  public record Images(int batch, int height, int width, int channels) {
    public int length() {
      return batch * height * width * channels;
    }

    public int at(int n, int row, int column, int c) {
      return ((n * height + row) * width + column) * channels + c;
    }

    public boolean holds(int row, int column) {
      return row >= 0 && row < height && column >= 0 && column < width;
    }

    public int[] shape() {
      return new int[] {batch, height, width, channels};
    }

    public Images after(Convolution shape, int out) {
      return new Images(batch, shape.outHeight(height), shape.outWidth(width), out);
    }

    public Images after(Pooling shape) {
      return new Images(batch, shape.outLength(height), shape.outLength(width), channels);
    }
  }

  /** Told every product x[xAt] * w[wAt] that is part of y[yAt]. */
  private interface Tap {
    void product(int xAt, int wAt, int yAt);
  }

  private static void eachTap(Images x, int out, Convolution shape, Tap tap) {
    Images y = x.after(shape, out);
    for (int n = 0; n < y.batch(); n++) {
      for (int row = 0; row < y.height(); row++) {
        for (int column = 0; column < y.width(); column++) {
          for (int o = 0; o < out; o++) {
            int group = o / (out / shape.groups());
            eachTapOfOne(x, n, row, column, o, group, y.at(n, row, column, o), shape, tap);
          }
        }
      }
    }
  }

  private static void eachTapOfOne(
      Images x, int n, int row, int column, int o, int group, int yAt, Convolution shape, Tap tap) {
    int ofGroup = x.channels() / shape.groups();
    for (int i = 0; i < shape.kernelHeight(); i++) {
      for (int j = 0; j < shape.kernelWidth(); j++) {
        int xRow = row * shape.strideHeight() - shape.padHeight() + i * shape.dilation();
        int xColumn = column * shape.strideWidth() - shape.padWidth() + j * shape.dilation();
        for (int c = 0; x.holds(xRow, xColumn) && c < ofGroup; c++) {
          int wAt = ((o * ofGroup + c) * shape.kernelHeight() + i) * shape.kernelWidth() + j;
          tap.product(x.at(n, xRow, xColumn, group * ofGroup + c), wAt, yAt);
        }
      }
    }
  }

  public static double[] convolve(
      Images size, double[] x, double[] w, double[] biasOrNull, int out, Convolution shape) {
    double[] y = new double[size.after(shape, out).length()];
    eachTap(size, out, shape, (xAt, wAt, yAt) -> y[yAt] += x[xAt] * w[wAt]);
    for (int i = 0; biasOrNull != null && i < y.length; i++) {
      y[i] += biasOrNull[i % out];
    }
    return y;
  }

  public static double[] convolveBackwardInput(
      Images size, double[] gy, double[] w, int out, Convolution shape) {
    double[] gx = new double[size.length()];
    eachTap(size, out, shape, (xAt, wAt, yAt) -> gx[xAt] += gy[yAt] * w[wAt]);
    return gx;
  }

  public static double[] convolveBackwardWeights(
      Images size, double[] x, double[] gy, int out, Convolution shape) {
    int ofOutput = size.channels() / shape.groups() * shape.kernelHeight() * shape.kernelWidth();
    double[] gw = new double[out * ofOutput];
    eachTap(size, out, shape, (xAt, wAt, yAt) -> gw[wAt] += gy[yAt] * x[xAt]);
    return gw;
  }

  /** Told that x[xAt] is one of count values whose mean is y[yAt]. */
  private interface Member {
    void of(int xAt, int yAt, int count);
  }

  private static void eachMember(Images x, Pooling shape, Member member) {
    Images y = x.after(shape);
    for (int n = 0; n < y.batch(); n++) {
      for (int row = 0; row < y.height(); row++) {
        for (int column = 0; column < y.width(); column++) {
          for (int c = 0; c < y.channels(); c++) {
            eachMemberOfOne(x, n, row, column, c, y.at(n, row, column, c), shape, member);
          }
        }
      }
    }
  }

  private static void eachMemberOfOne(
      Images x, int n, int row, int column, int c, int yAt, Pooling shape, Member member) {
    int top = row * shape.stride() - shape.padding();
    int left = column * shape.stride() - shape.padding();
    int count = 0;
    for (int pass = 0; pass < 2; pass++) {
      for (int i = 0; i < shape.kernel() * shape.kernel(); i++) {
        int xRow = top + i / shape.kernel();
        int xColumn = left + i % shape.kernel();
        if (x.holds(xRow, xColumn) && pass == 0) {
          count++;
        } else if (x.holds(xRow, xColumn)) {
          member.of(x.at(n, xRow, xColumn, c), yAt, count);
        }
      }
    }
  }

  public static double[] averagePool(Images size, double[] x, Pooling shape) {
    double[] y = new double[size.after(shape).length()];
    eachMember(size, shape, (xAt, yAt, count) -> y[yAt] += x[xAt] / count);
    return y;
  }

  public static double[] averagePoolBackward(Images size, double[] gy, Pooling shape) {
    double[] gx = new double[size.length()];
    eachMember(size, shape, (xAt, yAt, count) -> gx[xAt] += gy[yAt] / count);
    return gx;
  }

  public static double[] maxPool(Images size, double[] x, Pooling shape) {
    double[] y = new double[size.after(shape).length()];
    java.util.Arrays.fill(y, Double.NEGATIVE_INFINITY);
    eachMember(size, shape, (xAt, yAt, count) -> y[yAt] = Math.max(y[yAt], x[xAt]));
    return y;
  }

  public static double[] maxPoolBackward(Images size, double[] x, double[] gy, Pooling shape) {
    double[] y = maxPool(size, x, shape);
    boolean[] given = new boolean[y.length];
    double[] gx = new double[size.length()];
    eachMember(
        size,
        shape,
        (xAt, yAt, count) -> {
          if (!given[yAt] && x[xAt] == y[yAt]) {
            gx[xAt] += gy[yAt];
            given[yAt] = true;
          }
        });
    return gx;
  }

  /** Sum by channel of g * (t - centre); a null t stands for 1. */
  public static double[] channelSums(
      double[] g, double[] tensorOrNull, double[] centreOrNull, int channels) {
    double[] sums = new double[channels];
    for (int i = 0; i < g.length; i++) {
      double centre = centreOrNull == null ? 0 : centreOrNull[i % channels];
      sums[i % channels] += tensorOrNull == null ? g[i] : g[i] * (tensorOrNull[i] - centre);
    }
    return sums;
  }

  public static double[] mean(double[] z, int channels) {
    double[] mean = channelSums(z, null, null, channels);
    for (int c = 0; c < channels; c++) {
      mean[c] *= (double) channels / z.length;
    }
    return mean;
  }

  public static double[] variance(double[] z, int channels) {
    double[] mean = mean(z, channels);
    double[] squares = new double[z.length];
    for (int i = 0; i < z.length; i++) {
      squares[i] = (z[i] - mean[i % channels]) * (z[i] - mean[i % channels]);
    }
    return mean(squares, channels);
  }

  /** Mean over rows of [rows, columns] within each of the batch's blocks of rows. */
  public static double[] averagePositions(Images size, double[] x) {
    int positions = size.height() * size.width();
    double[] y = new double[size.batch() * size.channels()];
    for (int i = 0; i < x.length; i++) {
      int n = i / (positions * size.channels());
      y[n * size.channels() + i % size.channels()] += x[i] / positions;
    }
    return y;
  }

  /** a [rows, inner] times b [columns, inner] transposed. */
  public static double[] timesTransposed(double[] a, double[] b, int rows, int inner, int columns) {
    double[] product = new double[rows * columns];
    for (int i = 0; i < product.length; i++) {
      for (int k = 0; k < inner; k++) {
        product[i] += a[i / columns * inner + k] * b[i % columns * inner + k];
      }
    }
    return product;
  }

  /** a [rows, columns] as [columns, rows]. */
  public static double[] transposed(double[] a, int rows, int columns) {
    double[] turned = new double[a.length];
    for (int i = 0; i < a.length; i++) {
      turned[i % columns * rows + i / columns] = a[i];
    }
    return turned;
  }

  /** Softmax by row of [rows, classes]. */
  public static double[] softmax(double[] logits, int classes) {
    double[] p = new double[logits.length];
    for (int row = 0; row < logits.length / classes; row++) {
      double largest = Double.NEGATIVE_INFINITY;
      double sum = 0;
      for (int k = 0; k < classes; k++) {
        largest = Math.max(largest, logits[row * classes + k]);
      }
      for (int k = 0; k < classes; k++) {
        p[row * classes + k] = Math.exp(logits[row * classes + k] - largest);
        sum += p[row * classes + k];
      }
      for (int k = 0; k < classes; k++) {
        p[row * classes + k] /= sum;
      }
    }
    return p;
  }
}
