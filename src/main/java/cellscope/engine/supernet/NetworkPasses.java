package cellscope.engine.supernet;

import cellscope.engine.kernel.Buffer;
import cellscope.engine.kernel.Kernels;
import cellscope.engine.nn.Workspace;
import java.util.HashMap;
import java.util.Map;

/**
 * A network's passes, one for each size of batch; the smaller ones use the largest one's memory.
 */
public final class NetworkPasses {
  private final Network network;
  private final Workspace workspace;
  private final Buffer images;
  private final Map<Integer, NetworkPass> passes = new HashMap<>();

  /**
   * Binds the largest batch.
   *
   * @param workspace for as many images as that has
   * @param height rows of an image
   * @param width columns of an image
   * @param channels channels of an image
   */
  public NetworkPasses(Network network, Workspace workspace, int height, int width, int channels) {
    this.network = network;
    this.workspace = workspace;
    images = workspace.kernels().allocate(workspace.batch(), height, width, channels);
    passes.put(workspace.batch(), network.bind(workspace, images, false));
  }

  /** Images of the largest batch. */
  public int largest() {
    return workspace.batch();
  }

  /**
   * The pass that holds a batch.
   *
   * @param pixels of the images, [size, height, width, channels]
   * @param size images in the batch
   */
  public NetworkPass holding(float[] pixels, int size) {
    NetworkPass pass = passes.computeIfAbsent(size, this::bind);
    pass.images().write(pixels, 0);
    return pass;
  }

  private NetworkPass bind(int size) {
    Kernels kernels = workspace.kernels();
    return network.bind(workspace.smaller(size), kernels.prefix(images, size), false);
  }
}
