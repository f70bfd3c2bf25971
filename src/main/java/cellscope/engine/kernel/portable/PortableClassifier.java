package cellscope.engine.kernel.portable;

import org.nd4j.linalg.api.buffer.DataBuffer;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.ops.DynamicCustomOp;
import org.nd4j.linalg.factory.Nd4j;

/** The end of a network on ND4J's operations: mean over positions, linear layer, cross entropy. */
final class PortableClassifier {
  private final Scratch scratch;
  private final PortableChannels channels;

  PortableClassifier(Scratch scratch, PortableChannels channels) {
    this.scratch = scratch;
    this.channels = channels;
  }

  void averagePositions(PortableBuffer x, PortableBuffer y) {
    NdOps.run("reduce_mean", new INDArray[] {x.array()}, new INDArray[] {y.array()}, 1, 2);
  }

  void averagePositionsBackward(PortableBuffer gy, PortableBuffer gx) {
    long batch = gx.size(0);
    long positions = gx.rows().size(0) / batch;
    INDArray share = scratch.constant(scratch.type(), 1.0 / positions, 1, positions, 1);
    INDArray byImage = gy.array().reshape('c', batch, 1, gx.channels());
    NdOps.multiply(byImage, share, gx.array().reshape('c', batch, positions, gx.channels()));
  }

  void linear(PortableBuffer x, PortableBuffer w, PortableBuffer bias, PortableBuffer y) {
    NdOps.matmul(x.array(), false, w.array(), true, y.array());
    NdOps.add(y.array(), bias.array(), y.array());
  }

  void linearBackward(
      PortableBuffer x,
      PortableBuffer w,
      PortableBuffer gy,
      PortableBuffer gx,
      PortableBuffer gw,
      PortableBuffer gbias) {
    NdOps.matmul(gy.array(), false, w.array(), false, gx.array());
    NdOps.matmul(gy.array(), true, x.array(), false, gw.array());
    INDArray ones = scratch.constant(scratch.type(), 1, 1, gy.size(0));
    NdOps.matmul(ones, false, gy.array(), false, gbias.array().reshape('c', 1, gbias.length()));
  }

  double crossEntropy(
      PortableBuffer logits, int[] labels, double smoothing, PortableBuffer gradientOrNull) {
    long[] shape = logits.array().shape();
    INDArray logProbability = logSoftmax(logits.array());
    INDArray target = targets(labels, smoothing, shape);
    INDArray hit = scratch.array("log probability by target", shape);
    NdOps.multiply(logProbability, target, hit);
    double[] byClass = new double[logits.channels()];
    channels.sum(hit, logits.channels(), byClass);
    if (gradientOrNull != null) {
      INDArray gradient = gradientOrNull.array();
      NdOps.exp(logProbability, gradient);
      NdOps.subtract(gradient, target, gradient);
      NdOps.scale(gradient, 1.0 / labels.length, gradient);
    }
    double sum = 0;
    for (double ofClass : byClass) {
      sum -= ofClass;
    }
    return sum / labels.length;
  }

  int correct(PortableBuffer logits, int[] labels) {
    INDArray largest = scratch.longs("largest logit", labels.length);
    NdOps.run("argmax", new INDArray[] {logits.array()}, new INDArray[] {largest}, 1);
    int correct = 0;
    for (int row = 0; row < labels.length; row++) {
      correct += largest.getLong(row) == labels[row] ? 1 : 0;
    }
    return correct;
  }

  /**
   * ND4J's own log_softmax is the logarithm of a softmax: minus infinity where a probability
   * underflows.
   */
  private INDArray logSoftmax(INDArray logits) {
    long batch = logits.size(0);
    INDArray perRow = scratch.array("by row", batch);
    NdOps.run("reduce_max", new INDArray[] {logits}, new INDArray[] {perRow}, 1);
    INDArray distance = scratch.array("log probability", logits.shape());
    NdOps.subtract(logits, perRow.reshape('c', batch, 1), distance);
    INDArray exponential = scratch.array("exponential", logits.shape());
    NdOps.exp(distance, exponential);
    NdOps.run("reduce_sum", new INDArray[] {exponential}, new INDArray[] {perRow}, 1);
    NdOps.log(perRow, perRow);
    NdOps.subtract(distance, perRow.reshape('c', batch, 1), distance);
    return distance;
  }

  private INDArray targets(int[] labels, double smoothing, long[] shape) {
    INDArray classes = scratch.longs("labels", labels.length);
    DataBuffer data = classes.data();
    for (int row = 0; row < labels.length; row++) {
      data.put(row, (long) labels[row]);
    }
    INDArray target = scratch.array("labels", shape);
    Nd4j.exec(
        DynamicCustomOp.builder("onehot")
            .addInputs(classes)
            .addOutputs(target)
            .addIntegerArguments(-1, (int) shape[1])
            .addFloatingPointArguments(1 - smoothing + smoothing / shape[1], smoothing / shape[1])
            .build());
    return target;
  }
}
