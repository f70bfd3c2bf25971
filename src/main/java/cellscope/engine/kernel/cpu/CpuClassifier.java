package cellscope.engine.kernel.cpu;

import cellscope.engine.kernel.Buffer;

/**
 * The CPU's linear layer and loss: small matrices, summed in double precision on the caller's
 * thread.
 */
final class CpuClassifier {
  private double[] x = {};
  private double[] w = {};
  private double[] gy = {};
  private double[] gx = {};
  private double[] gw = {};

  private static double[] atLeast(double[] array, int length) {
    return array.length == length ? array : new double[length];
  }

  private void read(Buffer xs, Buffer ws) {
    x = atLeast(x, xs.length());
    w = atLeast(w, ws.length());
    xs.read(x);
    ws.read(w);
  }

  void linear(CpuBuffer xs, CpuBuffer ws, CpuBuffer bias, CpuBuffer ys) {
    read(xs, ws);
    int in = xs.size(1);
    int out = ws.size(0);
    for (int b = 0; b < xs.size(0); b++) {
      for (int o = 0; o < out; o++) {
        double sum = bias.get(o);
        for (int i = 0; i < in; i++) {
          sum += x[b * in + i] * w[o * in + i];
        }
        ys.set(b * out + o, (float) sum);
      }
    }
  }

  void linearBackward(
      CpuBuffer xs, CpuBuffer ws, CpuBuffer gys, CpuBuffer gxs, CpuBuffer gws, CpuBuffer gbias) {
    read(xs, ws);
    gy = atLeast(gy, gys.length());
    gys.read(gy);
    gx = atLeast(gx, gxs.length());
    gw = atLeast(gw, gws.length());
    java.util.Arrays.fill(gx, 0);
    java.util.Arrays.fill(gw, 0);
    int in = xs.size(1);
    int out = ws.size(0);
    for (int o = 0; o < out; o++) {
      double biasSum = 0;
      for (int b = 0; b < xs.size(0); b++) {
        double g = gy[b * out + o];
        biasSum += g;
        for (int i = 0; i < in; i++) {
          gw[o * in + i] += g * x[b * in + i];
          gx[b * in + i] += g * w[o * in + i];
        }
      }
      gbias.set(o, (float) biasSum);
    }
    gxs.write(gx);
    gws.write(gw);
  }

  static double crossEntropy(
      CpuBuffer logits, int[] labels, double smoothing, CpuBuffer gradientOrNull) {
    int rows = logits.size(0);
    int classes = logits.size(1);
    double share = smoothing / classes;
    double loss = 0;
    for (int b = 0; b < rows; b++) {
      double max = Double.NEGATIVE_INFINITY;
      for (int k = 0; k < classes; k++) {
        max = Math.max(max, logits.get(b * classes + k));
      }
      double sum = 0;
      double ofLogits = 0;
      for (int k = 0; k < classes; k++) {
        sum += Math.exp(logits.get(b * classes + k) - max);
        ofLogits += logits.get(b * classes + k);
      }
      double aimedAt = (1 - smoothing) * logits.get(b * classes + labels[b]);
      loss += Math.log(sum) + max - aimedAt - share * ofLogits;
      for (int k = 0; gradientOrNull != null && k < classes; k++) {
        double p = Math.exp(logits.get(b * classes + k) - max) / sum;
        gradientOrNull.set(
            b * classes + k, (float) ((p - share - (k == labels[b] ? 1 - smoothing : 0)) / rows));
      }
    }
    return loss / rows;
  }

  static int correct(CpuBuffer logits, int[] labels) {
    int classes = logits.size(1);
    int hits = 0;
    for (int b = 0; b < logits.size(0); b++) {
      int best = 0;
      for (int k = 1; k < classes; k++) {
        if (logits.get(b * classes + k) > logits.get(b * classes + best)) {
          best = k;
        }
      }
      hits += best == labels[b] ? 1 : 0;
    }
    return hits;
  }
}
