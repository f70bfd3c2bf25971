package cellscope.engine.nn;

import cellscope.engine.kernel.Buffer;
import cellscope.engine.kernel.Kernels;
import java.util.HashMap;
import java.util.Map;

/**
 * The memory of a pass at one batch size: every buffer is asked for once, when a network is bound,
 * and lives as long as the kernels. A training workspace keeps what each layer made until its
 * backward; an evaluation workspace lets every second layer use the same memory. In one for mixing
 * all candidates of an edge can be computed in one pass; else they share their buffers, so that the
 * memory does not grow with their number. A smaller batch's workspace is a view of a larger one's.
 */
public final class Workspace {
  private final Kernels kernels;
  private final int batch;
  private final boolean keeping;
  private final boolean mixing;
  private final Workspace parentOrNull;
  private final Map<String, Buffer> buffers = new HashMap<>();

  private Workspace(
      Kernels kernels, int batch, boolean keeping, boolean mixing, Workspace parentOrNull) {
    this.kernels = kernels;
    this.batch = batch;
    this.keeping = keeping;
    this.mixing = mixing;
    this.parentOrNull = parentOrNull;
  }

  /** Memory for forward and backward. */
  public static Workspace forTraining(Kernels kernels, int batch) {
    return new Workspace(kernels, batch, true, false, null);
  }

  /** Memory for forward and backward of single and of joint mixes. */
  public static Workspace forMixedTraining(Kernels kernels, int batch) {
    return new Workspace(kernels, batch, true, true, null);
  }

  /** Memory for forward alone. */
  public static Workspace forEvaluation(Kernels kernels, int batch) {
    return new Workspace(kernels, batch, false, false, null);
  }

  /** Memory for forward alone, of single and of joint mixes. */
  public static Workspace forMixedEvaluation(Kernels kernels, int batch) {
    return new Workspace(kernels, batch, false, true, null);
  }

  /** The same memory for a smaller batch. */
  public Workspace smaller(int smallerBatch) {
    if (smallerBatch > batch) {
      throw new IllegalArgumentException(smallerBatch + " images do not fit into " + batch);
    }
    return new Workspace(kernels, smallerBatch, keeping, mixing, this);
  }

  /** Whether it keeps what a backward needs. */
  public boolean isForTraining() {
    return keeping;
  }

  /** Whether all candidates of an edge can be computed in one pass. */
  public boolean isForMixing() {
    return mixing;
  }

  public Kernels kernels() {
    return kernels;
  }

  public int batch() {
    return batch;
  }

  /** A layer's own buffer [batch, height, width, channels]; kept from forward to backward. */
  public Buffer kept(int layer, String name, int height, int width, int channels) {
    String owner = keeping ? "layer " + layer : "parity " + layer % 2;
    return buffer(owner + " " + name, height, width, channels);
  }

  /**
   * A buffer that its layer alone reads [batch, height, width, channels]; kept from forward to
   * backward, in evaluation until the layer has run.
   */
  public Buffer own(int layer, String name, int height, int width, int channels) {
    String owner = keeping ? "layer " + layer : "any layer";
    return buffer(owner + " " + name, height, width, channels);
  }

  /** Scratch for a backward; null where there is none. */
  public Buffer gradientOrNull(String name, int height, int width, int channels) {
    return keeping ? scratch(name, height, width, channels) : null;
  }

  /**
   * A layer's output that the next two layers read; kept from forward to backward, in evaluation
   * until those two have run.
   */
  public Buffer output(int layer, String name, int height, int width, int channels) {
    String owner = keeping ? "layer " + layer : "turn " + layer % 3;
    return buffer(owner + " output " + name, height, width, channels);
  }

  /** A buffer that all layers share; its content holds for one layer's forward or backward. */
  public Buffer scratch(String name, int height, int width, int channels) {
    return buffer("scratch " + name, height, width, channels);
  }

  /** A kept buffer [batch, length]. */
  public Buffer vectors(String name, int length) {
    return buffer("vectors " + name, length);
  }

  private Buffer buffer(String name, int... perImage) {
    StringBuilder key = new StringBuilder(name);
    int[] shape = new int[perImage.length + 1];
    shape[0] = batch;
    for (int i = 0; i < perImage.length; i++) {
      key.append(' ').append(perImage[i]);
      shape[i + 1] = perImage[i];
    }
    return buffers.computeIfAbsent(
        key.toString(),
        k ->
            parentOrNull == null
                ? kernels.allocate(shape)
                : kernels.prefix(parentOrNull.buffer(name, perImage), batch));
  }
}
