package cellscope.engine.supernet;

import cellscope.engine.kernel.Buffer;
import cellscope.engine.nn.Activation;
import cellscope.engine.nn.Mode;
import cellscope.engine.nn.Workspace;
import java.util.function.Consumer;

/** What stands before the cells of a NASNet network and gives the first cell its two inputs. */
interface NasNetStem {
  /** Binds it to memory as layer 0. */
  Pass bind(Workspace workspace, Buffer images, boolean imageGradient);

  /** A stem at one batch size. */
  interface Pass {
    /** The first input of the first cell. */
    Activation beforeLast();

    /** The second input of the first cell and the first of the second. */
    Activation last();

    /** Computes the ReLU of both. */
    void forward(Mode mode);

    /**
     * Gradients of the parameters, and of the images where they were asked for.
     *
     * @param ofBeforeLast adds the gradients by the ReLU of {@link #beforeLast()}
     * @param ofLast adds those by the ReLU of {@link #last()}
     * @return the images' gradient or null
     */
    Buffer backward(Consumer<Gathering> ofBeforeLast, Consumer<Gathering> ofLast);
  }
}
