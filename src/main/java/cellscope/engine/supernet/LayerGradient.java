package cellscope.engine.supernet;

import cellscope.engine.kernel.Buffer;
import cellscope.engine.kernel.Kernels;
import cellscope.engine.nn.Activation;
import cellscope.engine.nn.Workspace;

/** The gradient by a layer's output, joined from those that its readers send back. */
final class LayerGradient {
  /** Two cells may read a layer, the first cell the stem twice, and an auxiliary head. */
  private static final int MOST_READERS = 4;

  private final Kernels kernels;
  private final Activation output;
  private final Buffer joined;
  private final Gathering gathering;

  LayerGradient(Workspace workspace, Activation output) {
    kernels = workspace.kernels();
    this.output = output;
    Buffer like = output.value();
    joined =
        workspace.gradientOrNull("layer gradient", like.size(1), like.size(2), like.channels());
    gathering = new Gathering(kernels, MOST_READERS);
  }

  /** Where the readers' gradients go; empty. */
  Gathering begin() {
    gathering.clear();
    return gathering;
  }

  /** Their sum, valid until another layer's is joined; zero if there are none. */
  Buffer join() {
    if (gathering.isEmpty()) {
      kernels.fill(joined, 0); // every edge into the cells behind the layer is none
    } else {
      gathering.into(output.relu(), joined);
    }
    return joined;
  }
}
