package cellscope.engine.kernel.portable;

import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.ops.DynamicCustomOp;
import org.nd4j.linalg.api.ops.impl.scalar.RectifiedLinear;
import org.nd4j.linalg.api.ops.impl.scalar.ScalarMultiplication;
import org.nd4j.linalg.api.ops.impl.scalar.Step;
import org.nd4j.linalg.api.ops.impl.transforms.strict.Exp;
import org.nd4j.linalg.api.ops.impl.transforms.strict.Log;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.INDArrayIndex;
import org.nd4j.linalg.indexing.NDArrayIndex;

/**
 * ND4J's operations with their outputs given. Element-wise ones may write to one of their inputs.
 * Of the several ways that ND4J has for the same thing these were the fastest that allocate no
 * array: the custom operations broadcast a vector over rows at twice the speed of the older
 * broadcast operations, and {@code axpy} is three times as fast as the older one, while {@code
 * relu} is slower than its older form.
 */
final class NdOps {
  private NdOps() {}

  /** Runs a custom operation by its name. */
  static void run(String name, INDArray[] inputs, INDArray[] outputs, int... integers) {
    Nd4j.exec(
        DynamicCustomOp.builder(name)
            .addInputs(inputs)
            .addOutputs(outputs)
            .addIntegerArguments(integers)
            .build());
  }

  /**
   * Index of count places from the first one on, stride apart. ND4J's own strided interval fails
   * for a single one.
   */
  static INDArrayIndex every(int stride, long first, long count) {
    return count == 1
        ? NDArrayIndex.interval(first, first + 1)
        : NDArrayIndex.interval(first, stride, first + (count - 1) * stride + 1);
  }

  /** out = a + b; b may be a vector over the last axis. */
  static void add(INDArray a, INDArray b, INDArray out) {
    run("add", new INDArray[] {a, b}, new INDArray[] {out});
  }

  /** out = a - b; b may be a vector over the last axis. */
  static void subtract(INDArray a, INDArray b, INDArray out) {
    run("subtract", new INDArray[] {a, b}, new INDArray[] {out});
  }

  /** out = a * b by element; axes of length 1 are repeated. */
  static void multiply(INDArray a, INDArray b, INDArray out) {
    run("multiply", new INDArray[] {a, b}, new INDArray[] {out});
  }

  /** out = factor * a. */
  static void scale(INDArray a, double factor, INDArray out) {
    Nd4j.getExecutioner().exec(new ScalarMultiplication(a, null, out, factor));
  }

  /** y += factor * x. ND4J's axpy scales its second input, not its first. */
  static void addScaled(double factor, INDArray x, INDArray y) {
    Nd4j.exec(
        DynamicCustomOp.builder("axpy")
            .addInputs(y, x)
            .addOutputs(y)
            .addFloatingPointArguments(factor)
            .build());
  }

  /** out = max(0, a). */
  static void relu(INDArray a, INDArray out) {
    Nd4j.getExecutioner().exec(new RectifiedLinear(a, out, 0));
  }

  /** out = 1 where a is above 0, else 0. */
  static void positive(INDArray a, INDArray out) {
    Nd4j.getExecutioner().exec(new Step(a, out, 0.0));
  }

  /** out = e to the a. */
  static void exp(INDArray a, INDArray out) {
    Nd4j.getExecutioner().exec(new Exp(a, out));
  }

  /** out = natural logarithm of a. */
  static void log(INDArray a, INDArray out) {
    Nd4j.getExecutioner().exec(new Log(a, out));
  }

  /** out = a times b, each transposed if said so. */
  static void matmul(INDArray a, boolean transposeA, INDArray b, boolean transposeB, INDArray out) {
    run(
        "matmul",
        new INDArray[] {a, b},
        new INDArray[] {out},
        transposeA ? 1 : 0,
        transposeB ? 1 : 0);
  }
}
