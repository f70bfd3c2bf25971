package cellscope.engine.kernel.portable;

import cellscope.engine.kernel.Pooling;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.indexing.INDArrayIndex;
import org.nd4j.linalg.indexing.NDArrayIndex;

/**
 * Max pooling of NHWC images, tap by tap. ND4J's own gives the gradient of equally large values to
 * one or the other by its backend.
 */
final class PortableMaxPooling {
  private record Geometry(int batch, int height, int width, int channels, Pooling shape) {}

  /** What each tap of the window sees of the padded input, and of the gradient by it. */
  private static final class Windows {
    final INDArray inner;
    final INDArray gradient;
    final INDArray innerGradient;
    final List<INDArray> values = new ArrayList<>();
    final List<INDArray> gradients = new ArrayList<>();

    Windows(Geometry g, Scratch scratch) {
      Pooling shape = g.shape();
      int border = shape.padding();
      long height = g.height() + 2L * border;
      long width = g.width() + 2L * border;
      String role = "max pooling, padded by " + border;
      INDArray padded = scratch.array(role, g.batch(), height, width, g.channels());
      padded.assign(Double.NEGATIVE_INFINITY);
      gradient = scratch.array(role + ", gradient", g.batch(), height, width, g.channels());
      INDArrayIndex[] inside = {
        NDArrayIndex.all(),
        NDArrayIndex.interval(border, border + g.height()),
        NDArrayIndex.interval(border, border + g.width()),
        NDArrayIndex.all()
      };
      inner = padded.get(inside);
      innerGradient = gradient.get(inside);
      for (int tap = 0; tap < shape.kernel() * shape.kernel(); tap++) {
        INDArrayIndex[] seen = {
          NDArrayIndex.all(),
          NdOps.every(shape.stride(), tap / shape.kernel(), shape.outLength(g.height())),
          NdOps.every(shape.stride(), tap % shape.kernel(), shape.outLength(g.width())),
          NDArrayIndex.all()
        };
        values.add(padded.get(seen));
        gradients.add(gradient.get(seen));
      }
    }
  }

  private final Scratch scratch;
  private final Map<Geometry, Windows> windows = new HashMap<>();

  PortableMaxPooling(Scratch scratch) {
    this.scratch = scratch;
  }

  private Windows of(PortableBuffer x, Pooling shape) {
    Geometry geometry = new Geometry(x.size(0), x.size(1), x.size(2), x.channels(), shape);
    Windows found = windows.computeIfAbsent(geometry, g -> new Windows(g, scratch));
    found.inner.assign(x.array());
    return found;
  }

  void forward(PortableBuffer x, PortableBuffer y, Pooling shape) {
    Windows seen = of(x, shape);
    y.array().assign(seen.values.get(0));
    INDArray tap = scratch.array("max pooling, tap", y.array().shape());
    for (INDArray value : seen.values.subList(1, seen.values.size())) {
      tap.assign(value);
      NdOps.run("maximum", new INDArray[] {y.array(), tap}, new INDArray[] {y.array()});
    }
  }

  void backward(
      PortableBuffer x, PortableBuffer y, PortableBuffer gy, PortableBuffer gx, Pooling shape) {
    Windows seen = of(x, shape);
    long[] size = y.array().shape();
    INDArray tap = scratch.array("max pooling, tap", size);
    INDArray waiting = scratch.array("max pooling, waiting", size);
    INDArray next = scratch.array("max pooling, next", size);
    waiting.assign(1); // places whose largest value was not met yet
    seen.gradient.assign(0);
    for (int t = 0; t < seen.values.size(); t++) {
      tap.assign(seen.values.get(t));
      NdOps.subtract(y.array(), tap, tap);
      NdOps.positive(tap, tap);
      NdOps.multiply(waiting, tap, next);
      NdOps.subtract(waiting, next, tap);
      NdOps.multiply(tap, gy.array(), tap);
      seen.gradients.get(t).addi(tap);
      waiting.assign(next);
    }
    gx.array().assign(seen.innerGradient);
  }
}
