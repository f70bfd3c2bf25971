package cellscope.engine.kernel.cpu;

import cellscope.engine.kernel.BatchStatistics;
import cellscope.engine.kernel.Buffer;
import cellscope.engine.kernel.ChannelSums;
import java.util.Arrays;

/**
 * The CPU's kernels over [positions, channels]. A kernel that reads several tensors goes over them
 * in blocks that stay in the first cache, so that each is fetched from memory once, however many
 * simple loops make up the kernel.
 */
final class CpuChannels {
  private static final int BLOCK = 2048;

  private final SliceTeam team;
  private final float[][] lanes;
  private final double[][][] partial;
  private final float[][] patterns = new float[8][];

  CpuChannels(SliceTeam team) {
    this.team = team;
    lanes = new float[team.slices()][VectorLoops.LANES];
    partial = new double[team.slices()][4][];
  }

  private static int block(int period) {
    return period * Math.max(1, BLOCK / period);
  }

  /**
   * A vector by channel as a pattern; null stands for {@code absent}. Slots tell the patterns of
   * one kernel apart.
   */
  private float[] pattern(int slot, double[] byChannelOrNull, double absent, int period) {
    if (patterns[slot] == null || patterns[slot].length != period) {
      patterns[slot] = new float[period];
    }
    float[] pattern = patterns[slot];
    for (int i = 0; i < period; i++) {
      pattern[i] =
          (float) (byChannelOrNull == null ? absent : byChannelOrNull[i % byChannelOrNull.length]);
    }
    return pattern;
  }

  private double[] partial(int slice, int which, int period) {
    double[] found = partial[slice][which];
    if (found == null || found.length != period) {
      found = new double[period];
      partial[slice][which] = found;
    }
    Arrays.fill(found, 0);
    return found;
  }

  /** Adds the slices' partial sums in their order. */
  private void join(int which, double[] byChannel) {
    Arrays.fill(byChannel, 0);
    for (double[][] ofSlice : partial) {
      for (int i = 0; i < ofSlice[which].length; i++) {
        byChannel[i % byChannel.length] += ofSlice[which][i];
      }
    }
  }

  void statistics(CpuBuffer z, BatchStatistics statistics) {
    int channels = z.channels();
    int period = VectorLoops.period(channels);
    double[] mean = statistics.mean();
    double[] variance = statistics.variance();
    for (int c = 0; c < channels; c++) {
      mean[c] = z.get(c); // distances from the first position: no cancellation, whatever the mean
    }
    float[] centre = pattern(0, mean, 0, period);
    team.run(
        slice -> {
          double[] first = partial(slice, 0, period);
          double[] second = partial(slice, 1, period);
          int step = block(period);
          for (int i = z.from(slice); i < z.to(slice); i += step) {
            int end = Math.min(i + step, z.to(slice));
            VectorLoops.moments(z.bytes(), centre, first, second, i, end, lanes[slice]);
          }
        });
    double[] distance = new double[channels];
    join(0, distance);
    join(1, variance);
    double positions = (double) z.length() / channels;
    for (int c = 0; c < channels; c++) {
      double offset = distance[c] / positions;
      mean[c] = centre[c] + offset;
      variance[c] = Math.max(0, variance[c] / positions - offset * offset);
    }
  }

  void combine(
      int count,
      Buffer[] tensors,
      double[][] scales,
      double[][] shifts,
      CpuBuffer outOrNull,
      CpuBuffer reluOrNull) {
    CpuBuffer out = outOrNull == null ? reluOrNull : outOrNull;
    requireOwn(count, tensors);
    int period = VectorLoops.period(out.channels());
    double[] shift = new double[out.channels()];
    float[][] scale = new float[count][];
    for (int t = 0; t < count; t++) {
      scale[t] = pattern(t, scales[t], 1, period);
      for (int c = 0; shifts[t] != null && c < shift.length; c++) {
        shift[c] += shifts[t][c];
      }
    }
    float[] offset = pattern(3, shift, 0, period);
    team.run(
        slice -> {
          int step = block(period);
          for (int i = out.from(slice); i < out.to(slice); i += step) {
            int end = Math.min(i + step, out.to(slice));
            sum(count, tensors, scale, offset, out, i, end);
            if (reluOrNull != null) {
              VectorLoops.relu(out.bytes(), reluOrNull.bytes(), i, end);
            }
          }
        });
  }

  private static void sum(
      int count,
      Buffer[] tensors,
      float[][] scale,
      float[] offset,
      CpuBuffer out,
      int from,
      int to) {
    if (count == 0) {
      VectorLoops.fill(out.bytes(), 0, from, to);
      return;
    }
    VectorLoops.affine(cpu(tensors[0]).bytes(), scale[0], offset, out.bytes(), from, to);
    for (int t = 1; t < count; t++) {
      VectorLoops.addScaled(cpu(tensors[t]).bytes(), scale[t], out.bytes(), from, to);
    }
  }

  void sums(CpuBuffer g, int count, Buffer[] tensors, double[][] centres, ChannelSums sums) {
    requireOwn(count, tensors);
    int period = VectorLoops.period(g.channels());
    float[][] centre = new float[count][];
    for (int t = 0; t < count; t++) {
      centre[t] = pattern(t, centres[t], 0, period);
    }
    team.run(
        slice -> {
          int step = block(period);
          double[] total = partial(slice, 3, period);
          double[][] products = new double[count][];
          for (int t = 0; t < count; t++) {
            products[t] = partial(slice, t, period);
          }
          for (int i = g.from(slice); i < g.to(slice); i += step) {
            int end = Math.min(i + step, g.to(slice));
            VectorLoops.sum(g.bytes(), total, i, end, lanes[slice]);
            for (int t = 0; t < count; t++) {
              VectorLoops.sumOfProducts(
                  g.bytes(), cpu(tensors[t]).bytes(), centre[t], products[t], i, end, lanes[slice]);
            }
          }
        });
    join(3, sums.gradient());
    for (int t = 0; t < count; t++) {
      join(t, sums.product(t));
      restoreCentre(centres[t], centre[t], sums, t);
    }
  }

  /** The loops centre in single precision; the rest of the centre is taken off here. */
  private static void restoreCentre(
      double[] exactOrNull, float[] rounded, ChannelSums sums, int which) {
    for (int c = 0; exactOrNull != null && c < exactOrNull.length; c++) {
      sums.product(which)[c] -= (exactOrNull[c] - rounded[c]) * sums.gradient()[c];
    }
  }

  void affineOfTwo(CpuBuffer g, CpuBuffer z, double[] a, double[] b, double[] k, CpuBuffer out) {
    int period = VectorLoops.period(out.channels());
    float[] ofG = pattern(0, a, 0, period);
    float[] ofZ = pattern(1, b, 0, period);
    float[] constant = pattern(2, k, 0, period);
    team.run(
        slice ->
            VectorLoops.affineOfTwo(
                g.bytes(),
                z.bytes(),
                ofG,
                ofZ,
                constant,
                out.bytes(),
                out.from(slice),
                out.to(slice)));
  }

  void gather(
      int plainCount,
      Buffer[] plain,
      int reluCount,
      Buffer[] throughRelu,
      CpuBuffer reluOrNull,
      CpuBuffer out) {
    requireOwn(plainCount, plain);
    requireOwn(reluCount, throughRelu);
    int first = firstInput(plainCount, plain, reluCount, throughRelu, out);
    team.run(
        slice -> {
          for (int i = out.from(slice); i < out.to(slice); i += BLOCK) {
            int end = Math.min(i + BLOCK, out.to(slice));
            gatherBlock(first, plainCount, plain, reluCount, throughRelu, reluOrNull, out, i, end);
          }
        });
  }

  /** Which input the sum begins with: the one that the output overwrites, if there is one. */
  private static int firstInput(
      int plainCount, Buffer[] plain, int reluCount, Buffer[] throughRelu, CpuBuffer out) {
    for (int t = 0; t < plainCount + reluCount; t++) {
      Buffer input = t < plainCount ? plain[t] : throughRelu[t - plainCount];
      if (input == out) {
        return t;
      }
    }
    return 0;
  }

  private static void gatherBlock(
      int first,
      int plainCount,
      Buffer[] plain,
      int reluCount,
      Buffer[] throughRelu,
      CpuBuffer reluOrNull,
      CpuBuffer out,
      int from,
      int to) {
    int count = plainCount + reluCount;
    if (count == 0) {
      VectorLoops.fill(out.bytes(), 0, from, to);
    }
    for (int n = 0; n < count; n++) {
      int t = n == 0 ? first : n <= first ? n - 1 : n;
      boolean begin = n == 0;
      if (t < plainCount) {
        var x = cpu(plain[t]).bytes();
        if (!begin) {
          VectorLoops.add(x, out.bytes(), from, to);
        } else if (plain[t] != out) {
          VectorLoops.copy(x, out.bytes(), from, to);
        }
      } else {
        var x = cpu(throughRelu[t - plainCount]).bytes();
        if (begin) {
          VectorLoops.copyWherePositive(x, reluOrNull.bytes(), out.bytes(), from, to);
        } else {
          VectorLoops.addWherePositive(x, reluOrNull.bytes(), out.bytes(), from, to);
        }
      }
    }
  }

  void scaleImages(CpuBuffer x, double[] factors, CpuBuffer y) {
    int perImage = x.length() / factors.length;
    team.run(
        slice -> {
          for (int i = x.from(slice); i < x.to(slice); i += perImage) {
            float factor = (float) factors[i / perImage];
            VectorLoops.scale(x.bytes(), factor, y.bytes(), i, i + perImage);
          }
        });
  }

  void averagePositions(CpuBuffer x, CpuBuffer y) {
    int channels = x.channels();
    int period = VectorLoops.period(channels);
    int perImage = x.length() / x.size(0);
    double positions = (double) perImage / channels;
    team.run(
        slice -> {
          for (int i = x.from(slice), image = i / perImage; i < x.to(slice); i += perImage) {
            double[] sum = partial(slice, 0, period);
            VectorLoops.sum(x.bytes(), sum, i, i + perImage, lanes[slice]);
            for (int c = 0; c < channels; c++) {
              double total = 0;
              for (int k = c; k < period; k += channels) {
                total += sum[k];
              }
              y.set(image * channels + c, (float) (total / positions));
            }
            image++;
          }
        });
  }

  void averagePositionsBackward(CpuBuffer gy, CpuBuffer gx) {
    int channels = gx.channels();
    int perImage = gx.length() / gx.size(0);
    float share = (float) channels / perImage;
    team.run(
        slice -> {
          float[] pattern = new float[VectorLoops.period(channels)];
          for (int at = gx.from(slice); at < gx.to(slice); at += perImage) {
            int image = at / perImage * channels;
            for (int i = 0; i < pattern.length; i++) {
              pattern[i] = gy.get(image + i % channels) * share;
            }
            VectorLoops.repeat(pattern, gx.bytes(), at, at + perImage);
          }
        });
  }

  /** Told before the slices begin, so that nothing is half done. */
  private static void requireOwn(int count, Buffer[] tensors) {
    for (int t = 0; t < count; t++) {
      cpu(tensors[t]);
    }
  }

  /** The buffer as these kernels made it; null stays null. */
  static CpuBuffer cpu(Buffer buffer) {
    if (buffer != null && !(buffer instanceof CpuBuffer)) {
      throw new IllegalArgumentException("a buffer of other kernels was given to the CPU's");
    }
    return (CpuBuffer) buffer;
  }
}
