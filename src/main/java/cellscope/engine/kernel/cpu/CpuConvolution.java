package cellscope.engine.kernel.cpu;

import static cellscope.engine.kernel.cpu.CpuChannels.cpu;

import cellscope.engine.kernel.Buffer;
import cellscope.engine.kernel.Convolution;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;

/**
 * The CPU's convolutions: oneDNN's primitives, kept by slice and shape, but for those gradients of
 * depthwise ones that {@link DepthwiseLoops} computes faster.
 */
final class CpuConvolution {
  private record LoopsKey(int height, int width, int channels, Convolution shape) {}

  private final SliceTeam team;
  private final IntFunction<CpuBuffer> allocate;
  private final List<OneDnn> oneDnn;
  private final List<Map<OneDnn.ConvolutionKey, OneDnn.ConvolutionPrimitives>> primitives =
      new ArrayList<>();
  private final List<Map<LoopsKey, DepthwiseLoops>> loops = new ArrayList<>();
  private final List<Map<Integer, CpuBuffer>> weightGradients = new ArrayList<>();
  private final Map<Integer, CpuBuffer> turnedWeights = new HashMap<>();

  /**
   * @param allocate makes a buffer of a length
   * @param oneDnn one for each slice
   */
  CpuConvolution(SliceTeam team, IntFunction<CpuBuffer> allocate, List<OneDnn> oneDnn) {
    this.team = team;
    this.allocate = allocate;
    this.oneDnn = oneDnn;
    for (int s = 0; s < team.slices(); s++) {
      primitives.add(new HashMap<>());
      loops.add(new HashMap<>());
      weightGradients.add(new HashMap<>());
    }
  }

  private OneDnn.ConvolutionPrimitives primitives(
      int slice, CpuBuffer x, CpuBuffer y, boolean biased, Convolution shape) {
    var key =
        new OneDnn.ConvolutionKey(
            x.images(slice), x.size(1), x.size(2), x.channels(), y.channels(), biased, shape);
    return primitives.get(slice).computeIfAbsent(key, oneDnn.get(slice)::convolution);
  }

  private DepthwiseLoops loops(int slice, CpuBuffer x, Convolution shape) {
    return loops
        .get(slice)
        .computeIfAbsent(
            new LoopsKey(x.size(1), x.size(2), x.channels(), shape),
            k -> new DepthwiseLoops(k.height(), k.width(), k.channels(), k.shape()));
  }

  /** Depthwise and square, dilated or larger than 3x3. */
  private static boolean isWideDepthwise(CpuBuffer x, CpuBuffer y, Convolution shape) {
    return (shape.dilation() > 1 || shape.kernelHeight() > 3)
        && shape.groups() == x.channels()
        && x.channels() == y.channels()
        && shape.groups() > 1
        && shape.kernelHeight() == shape.kernelWidth()
        && shape.strideHeight() == shape.strideWidth()
        && shape.padHeight() == shape.padWidth();
  }

  void forward(CpuBuffer x, CpuBuffer w, CpuBuffer biasOrNull, CpuBuffer y, Convolution shape) {
    team.run(
        slice -> {
          if (x.images(slice) > 0) {
            primitives(slice, x, y, biasOrNull != null, shape)
                .forward(
                    x.pointer(slice),
                    w.pointer(),
                    biasOrNull == null ? null : biasOrNull.pointer(),
                    y.pointer(slice));
          }
        });
  }

  /** Padding with which a kernel that is turned round undoes the shape's padding. */
  private static int reach(Convolution shape) {
    return shape.dilation() * (shape.kernelHeight() - 1) - shape.padHeight();
  }

  private static Convolution turned(Convolution shape) {
    int kernel = shape.kernelHeight();
    int reach = reach(shape);
    return new Convolution(kernel, kernel, 1, 1, reach, reach, shape.dilation(), shape.groups());
  }

  /** The weights [channels, 1, rows, columns] with every channel's taps in reverse. */
  private CpuBuffer turned(CpuBuffer w) {
    CpuBuffer turned = turnedWeights.computeIfAbsent(w.length(), allocate::apply);
    int taps = w.length() / w.size(0);
    for (int i = 0; i < w.length(); i++) {
      turned.set(i, w.get(i - i % taps + taps - 1 - i % taps));
    }
    return turned;
  }

  /**
   * A wide depthwise convolution's gradient by its input is, at stride 1, a convolution with the
   * kernel turned round, and oneDNN's forward is the faster of the two.
   */
  void backwardInput(CpuBuffer gy, CpuBuffer w, CpuBuffer gx, Convolution shape) {
    boolean wide = isWideDepthwise(gx, gy, shape);
    if (wide && shape.strideHeight() == 1 && reach(shape) >= 0) {
      CpuBuffer turned = turned(w);
      forward(gy, turned, null, gx, turned(shape));
      return;
    }
    boolean own = wide && shape.dilation() > 1;
    team.run(
        slice -> {
          int images = gx.images(slice);
          if (images > 0 && own) {
            loops(slice, gx, shape)
                .backwardInput(
                    gy.bytes(), gy.from(slice), w.bytes(), gx.bytes(), gx.from(slice), images);
          } else if (images > 0) {
            primitives(slice, gx, gy, false, shape)
                .backwardInput(gy.pointer(slice), w.pointer(), gx.pointer(slice));
          }
        });
  }

  void backwardWeights(CpuBuffer x, CpuBuffer gy, Buffer gw, Convolution shape) {
    int length = gw.length();
    for (int s = 1; s < team.slices(); s++) {
      weightGradients.get(s).computeIfAbsent(length, allocate::apply);
    }
    boolean own = isWideDepthwise(x, gy, shape);
    team.run(
        slice -> {
          CpuBuffer target = slice == 0 ? cpu(gw) : weightGradients.get(slice).get(length);
          int images = x.images(slice);
          if (images == 0) {
            VectorLoops.fill(target.bytes(), 0, 0, length);
          } else if (own) {
            loops(slice, x, shape)
                .backwardWeights(
                    x.bytes(), x.from(slice), gy.bytes(), gy.from(slice), target.bytes(), images);
          } else {
            primitives(slice, x, gy, false, shape)
                .backwardWeights(x.pointer(slice), gy.pointer(slice), target.pointer());
          }
        });
    for (int s = 1; s < team.slices(); s++) {
      VectorLoops.add(weightGradients.get(s).get(length).bytes(), cpu(gw).bytes(), 0, length);
    }
  }
}
