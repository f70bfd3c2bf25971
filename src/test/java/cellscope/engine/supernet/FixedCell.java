package cellscope.engine.supernet;

import cellscope.engine.kernel.Buffer;
import cellscope.engine.kernel.Kernels;
import cellscope.engine.nn.Activation;
import cellscope.engine.nn.Architecture;
import cellscope.engine.nn.DropPath;
import cellscope.engine.nn.LayerPass.Wants;
import cellscope.engine.nn.Mode;
import cellscope.engine.nn.Workspace;
import java.util.List;

/** A fixed reduction cell alone, for tests elsewhere. */
public final class FixedCell {
  private static final Architecture NONE = new Architecture(List.of());

  private final ConcatCell cell;
  private final Kernels kernels;
  private ConcatCellPass pass;

  FixedCell(ConcatCell cell, Kernels kernels) {
    this.cell = cell;
    this.kernels = kernels;
  }

  /** Binds it to its two inputs, whose ReLU is what it reads. */
  public void bind(Activation beforeLast, Activation last) {
    Workspace workspace = Workspace.forTraining(kernels, last.value().size(0));
    pass = cell.bind(workspace, 0, 1, beforeLast, last, new DropPath());
  }

  /** Computes its output and returns it. */
  public Buffer forward(Mode mode) {
    pass.forward(new Wants(true, false), NONE, mode);
    return pass.output().value();
  }

  /** Gradients of the parameters for a gradient by the output. */
  public void backward(Buffer gradient) {
    pass.backward(gradient, NONE, null);
  }

  /** The gradient by an input (0 the last but one layer's output, 1 the last's). */
  public void inputGradient(int input, Buffer relu, Buffer target) {
    Gathering gathering = new Gathering(kernels, cell.links().size());
    pass.addInputGradients(input, gathering);
    gathering.into(relu, target);
  }
}
