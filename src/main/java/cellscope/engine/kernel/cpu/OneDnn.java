package cellscope.engine.kernel.cpu;

import cellscope.engine.kernel.Convolution;
import cellscope.engine.kernel.Pooling;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.bytedeco.dnnl.IntMemoryMap;
import org.bytedeco.dnnl.convolution_backward_data;
import org.bytedeco.dnnl.convolution_backward_weights;
import org.bytedeco.dnnl.convolution_forward;
import org.bytedeco.dnnl.engine;
import org.bytedeco.dnnl.global.dnnl;
import org.bytedeco.dnnl.memory;
import org.bytedeco.dnnl.pooling_backward;
import org.bytedeco.dnnl.pooling_forward;
import org.bytedeco.dnnl.primitive_attr;
import org.bytedeco.dnnl.reorder;
import org.bytedeco.dnnl.stream;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.Pointer;
import org.bytedeco.javacpp.PointerScope;

/**
 * oneDNN's primitives for one slice. The working memory of all is this object's: oneDNN's own
 * belongs to the thread that made a primitive, and a slice is computed by whichever thread is free.
 * Each is made once for its shape and kept until {@link #close}; memory objects are pointed to the
 * caller's numbers before each execution. Every native object made on the way to a primitive is
 * kept with it: oneDNN crashes when one is collected, and what the collector is left to find it
 * finds late, because the heap knows nothing of its size.
 */
final class OneDnn implements AutoCloseable {
  private final engine cpu = new engine(engine.kind.cpu, 0);
  private final stream queue = new stream(cpu);
  private final primitive_attr ownScratchpad = new primitive_attr();

  /** What was made for each primitive, in the order of their making. */
  private final List<PointerScope> made = new ArrayList<>();

  private BytePointer working = new BytePointer(1);
  private long workingBytes = 1;

  OneDnn() {
    ownScratchpad.set_scratchpad_mode(dnnl.scratchpad_mode.user);
  }

  /** A convolution's primitives; the caller keeps them, this object frees them. */
  ConvolutionPrimitives convolution(ConvolutionKey key) {
    return kept(() -> new ConvolutionPrimitives(key));
  }

  /** An average pooling's primitives; the caller keeps them, this object frees them. */
  PoolingPrimitives pooling(PoolingKey key) {
    return kept(() -> new PoolingPrimitives(key));
  }

  /** Makes something and notes every native object that it made. */
  private <T> T kept(Supplier<T> maker) {
    T result;
    try (PointerScope scope = new PointerScope()) {
      result = maker.get();
      made.add(scope.extend()); // so that its first closing only ends the noting
    }
    if (workingBytes > working.capacity()) {
      working.deallocate();
      working = new BytePointer(workingBytes);
    }
    return result;
  }

  /** Frees all primitives; none may be used afterwards. */
  @Override
  public void close() {
    for (int i = made.size() - 1; i >= 0; i--) {
      made.get(i).deallocate();
    }
    made.clear();
    working.deallocate();
    ownScratchpad.deallocate();
    queue.deallocate();
    cpu.deallocate();
  }

  /** Sizes of a convolution of one slice. */
  record ConvolutionKey(
      int batch, int height, int width, int in, int out, boolean biased, Convolution shape) {}

  /** Sizes of a pooling of one slice. */
  record PoolingKey(int batch, int height, int width, int channels, Pooling shape) {}

  private memory.desc describe(memory.format_tag tag, long... dimensions) {
    return new memory.desc(dimensions, memory.data_type.f32, tag);
  }

  private memory unbound(memory.desc description) {
    return new memory(description, cpu, (Pointer) null);
  }

  /** A primitive's working memory, not yet there nor bound. */
  private memory scratchpad(memory.desc description) {
    workingBytes = Math.max(workingBytes, description.get_size());
    return unbound(description);
  }

  /** Name and version of the library. */
  static String version() {
    var version = dnnl.dnnl_version();
    return "oneDNN " + version.major() + "." + version.minor() + "." + version.patch();
  }

  /** Forward and both backward passes of a convolution of a fixed shape. */
  final class ConvolutionPrimitives {
    private final memory x;
    private final memory y;
    private final memory w;
    private final memory biasOrNull;
    private final memory wForward;
    private final memory wBackward;
    private final memory gwBlocked;
    private final memory gw;
    private final memory forwardScratchpad;
    private final memory dataScratchpad;
    private final memory weightScratchpad;
    private final convolution_forward forward;
    private final convolution_backward_data backwardData;
    private final convolution_backward_weights backwardWeights;
    private final reorder toForward;
    private final reorder toBackward;
    private final reorder fromBackward;
    private final IntMemoryMap forwardArguments = new IntMemoryMap();
    private final IntMemoryMap dataArguments = new IntMemoryMap();
    private final IntMemoryMap weightArguments = new IntMemoryMap();
    private final convolution_forward.primitive_desc forwardChoice;
    private final convolution_backward_data.primitive_desc dataChoice;
    private final convolution_backward_weights.primitive_desc weightChoice;

    private ConvolutionPrimitives(ConvolutionKey key) {
      Convolution c = key.shape();
      memory.desc nhwcX =
          describe(memory.format_tag.acdb, key.batch(), key.in(), key.height(), key.width());
      memory.desc nhwcY =
          describe(
              memory.format_tag.acdb,
              key.batch(),
              key.out(),
              c.outHeight(key.height()),
              c.outWidth(key.width()));
      int groups = c.groups();
      long out = key.out() / groups;
      long in = key.in() / groups;
      long[] weights =
          groups == 1
              ? new long[] {out, in, c.kernelHeight(), c.kernelWidth()}
              : new long[] {groups, out, in, c.kernelHeight(), c.kernelWidth()};
      memory.desc plain =
          describe(groups == 1 ? memory.format_tag.abcd : memory.format_tag.abcde, weights);
      memory.desc any = describe(memory.format_tag.any, weights);
      long[] strides = {c.strideHeight(), c.strideWidth()};
      long[] dilation = {c.dilation() - 1, c.dilation() - 1};
      long[] padding = {c.padHeight(), c.padWidth()};
      int direct = dnnl.algorithm.convolution_direct.value;
      int training = dnnl.prop_kind.forward_training.value;
      memory.desc bias = describe(memory.format_tag.a, key.out());
      forwardChoice =
          new convolution_forward.primitive_desc(
              key.biased()
                  ? new convolution_forward.desc(
                      training, direct, nhwcX, any, bias, nhwcY, strides, dilation, padding,
                      padding)
                  : new convolution_forward.desc(
                      training, direct, nhwcX, any, nhwcY, strides, dilation, padding, padding),
              ownScratchpad,
              cpu);
      dataChoice =
          new convolution_backward_data.primitive_desc(
              new convolution_backward_data.desc(
                  direct, nhwcX, any, nhwcY, strides, dilation, padding, padding),
              ownScratchpad,
              cpu,
              forwardChoice);
      weightChoice =
          new convolution_backward_weights.primitive_desc(
              new convolution_backward_weights.desc(
                  direct, nhwcX, any, nhwcY, strides, dilation, padding, padding),
              ownScratchpad,
              cpu,
              forwardChoice);
      forward = new convolution_forward(forwardChoice);
      backwardData = new convolution_backward_data(dataChoice);
      backwardWeights = new convolution_backward_weights(weightChoice);
      x = unbound(nhwcX);
      y = unbound(nhwcY);
      w = unbound(plain);
      gw = unbound(plain);
      biasOrNull = key.biased() ? unbound(bias) : null;
      wForward = new memory(forwardChoice.weights_desc(), cpu);
      wBackward = new memory(dataChoice.weights_desc(), cpu);
      gwBlocked = new memory(weightChoice.diff_weights_desc(), cpu);
      forwardScratchpad = scratchpad(forwardChoice.scratchpad_desc());
      dataScratchpad = scratchpad(dataChoice.scratchpad_desc());
      weightScratchpad = scratchpad(weightChoice.scratchpad_desc());
      toForward = new reorder(w, wForward);
      toBackward = new reorder(w, wBackward);
      fromBackward = new reorder(gwBlocked, gw);
      forwardArguments
          .put(dnnl.DNNL_ARG_SRC, x)
          .put(dnnl.DNNL_ARG_WEIGHTS, wForward)
          .put(dnnl.DNNL_ARG_SCRATCHPAD, forwardScratchpad)
          .put(dnnl.DNNL_ARG_DST, y);
      if (biasOrNull != null) {
        forwardArguments.put(dnnl.DNNL_ARG_BIAS, biasOrNull);
      }
      dataArguments
          .put(dnnl.DNNL_ARG_DIFF_DST, y)
          .put(dnnl.DNNL_ARG_WEIGHTS, wBackward)
          .put(dnnl.DNNL_ARG_SCRATCHPAD, dataScratchpad)
          .put(dnnl.DNNL_ARG_DIFF_SRC, x);
      weightArguments
          .put(dnnl.DNNL_ARG_SRC, x)
          .put(dnnl.DNNL_ARG_DIFF_DST, y)
          .put(dnnl.DNNL_ARG_SCRATCHPAD, weightScratchpad)
          .put(dnnl.DNNL_ARG_DIFF_WEIGHTS, gwBlocked);
    }

    void forward(Pointer xAt, Pointer wAt, Pointer biasAtOrNull, Pointer yAt) {
      x.set_data_handle(xAt);
      y.set_data_handle(yAt);
      w.set_data_handle(wAt);
      if (biasOrNull != null) {
        biasOrNull.set_data_handle(biasAtOrNull);
      }
      forwardScratchpad.set_data_handle(working);
      toForward.execute(queue, w, wForward);
      forward.execute(queue, forwardArguments);
      queue._wait();
    }

    void backwardInput(Pointer gyAt, Pointer wAt, Pointer gxAt) {
      y.set_data_handle(gyAt);
      w.set_data_handle(wAt);
      x.set_data_handle(gxAt);
      dataScratchpad.set_data_handle(working);
      toBackward.execute(queue, w, wBackward);
      backwardData.execute(queue, dataArguments);
      queue._wait();
    }

    void backwardWeights(Pointer xAt, Pointer gyAt, Pointer gwAt) {
      x.set_data_handle(xAt);
      y.set_data_handle(gyAt);
      gw.set_data_handle(gwAt);
      weightScratchpad.set_data_handle(working);
      backwardWeights.execute(queue, weightArguments);
      fromBackward.execute(queue, gwBlocked, gw);
      queue._wait();
    }
  }

  /** Forward and backward of an average pooling of a fixed shape. */
  final class PoolingPrimitives {
    private final memory x;
    private final memory y;
    private final memory forwardScratchpad;
    private final memory backwardScratchpad;
    private final pooling_forward forward;
    private final pooling_backward backward;
    private final IntMemoryMap forwardArguments = new IntMemoryMap();
    private final IntMemoryMap backwardArguments = new IntMemoryMap();
    private final pooling_forward.primitive_desc forwardChoice;
    private final pooling_backward.primitive_desc backwardChoice;

    private PoolingPrimitives(PoolingKey key) {
      Pooling p = key.shape();
      memory.desc nhwcX =
          describe(memory.format_tag.acdb, key.batch(), key.channels(), key.height(), key.width());
      memory.desc nhwcY =
          describe(
              memory.format_tag.acdb,
              key.batch(),
              key.channels(),
              p.outLength(key.height()),
              p.outLength(key.width()));
      long[] strides = {p.stride(), p.stride()};
      long[] kernel = {p.kernel(), p.kernel()};
      long[] padding = {p.padding(), p.padding()};
      int average = dnnl.algorithm.pooling_avg_exclude_padding.value;
      forwardChoice =
          new pooling_forward.primitive_desc(
              new pooling_forward.desc(
                  dnnl.prop_kind.forward_training.value,
                  average,
                  nhwcX,
                  nhwcY,
                  strides,
                  kernel,
                  padding,
                  padding),
              ownScratchpad,
              cpu);
      backwardChoice =
          new pooling_backward.primitive_desc(
              new pooling_backward.desc(average, nhwcX, nhwcY, strides, kernel, padding, padding),
              ownScratchpad,
              cpu,
              forwardChoice);
      forward = new pooling_forward(forwardChoice);
      backward = new pooling_backward(backwardChoice);
      x = unbound(nhwcX);
      y = unbound(nhwcY);
      forwardScratchpad = scratchpad(forwardChoice.scratchpad_desc());
      backwardScratchpad = scratchpad(backwardChoice.scratchpad_desc());
      forwardArguments
          .put(dnnl.DNNL_ARG_SRC, x)
          .put(dnnl.DNNL_ARG_SCRATCHPAD, forwardScratchpad)
          .put(dnnl.DNNL_ARG_DST, y);
      backwardArguments
          .put(dnnl.DNNL_ARG_DIFF_DST, y)
          .put(dnnl.DNNL_ARG_SCRATCHPAD, backwardScratchpad)
          .put(dnnl.DNNL_ARG_DIFF_SRC, x);
    }

    void forward(Pointer xAt, Pointer yAt) {
      x.set_data_handle(xAt);
      y.set_data_handle(yAt);
      forwardScratchpad.set_data_handle(working);
      forward.execute(queue, forwardArguments);
      queue._wait();
    }

    void backward(Pointer gyAt, Pointer gxAt) {
      x.set_data_handle(gxAt);
      y.set_data_handle(gyAt);
      backwardScratchpad.set_data_handle(working);
      backward.execute(queue, backwardArguments);
      queue._wait();
    }
  }
}
