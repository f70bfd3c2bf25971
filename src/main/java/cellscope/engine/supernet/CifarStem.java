package cellscope.engine.supernet;

import cellscope.engine.kernel.Buffer;
import cellscope.engine.nn.Activation;
import cellscope.engine.nn.EdgeMix;
import cellscope.engine.nn.LayerPass;
import cellscope.engine.nn.Mode;
import cellscope.engine.nn.Stem;
import cellscope.engine.nn.Workspace;
import java.util.List;
import java.util.function.Consumer;

/** One convolution that keeps the image's size; the first cell reads it twice. */
record CifarStem(Stem stem) implements NasNetStem {
  private static final LayerPass.Wants RELU = new LayerPass.Wants(false, true);
  private static final EdgeMix NONE = EdgeMix.single(List.of());

  @Override
  public NasNetStem.Pass bind(Workspace workspace, Buffer images, boolean imageGradient) {
    LayerPass layer = stem.bind(workspace, 0, images, imageGradient);
    return new Pass(layer, new LayerGradient(workspace, layer.output()));
  }

  private record Pass(LayerPass layer, LayerGradient gradient) implements NasNetStem.Pass {
    @Override
    public Activation beforeLast() {
      return layer.output();
    }

    @Override
    public Activation last() {
      return layer.output();
    }

    @Override
    public void forward(Mode mode) {
      layer.forward(null, RELU, NONE, mode);
    }

    @Override
    public Buffer backward(Consumer<Gathering> ofBeforeLast, Consumer<Gathering> ofLast) {
      Gathering readers = gradient.begin();
      ofBeforeLast.accept(readers);
      ofLast.accept(readers);
      return layer.backward(gradient.join(), NONE, null);
    }
  }
}
