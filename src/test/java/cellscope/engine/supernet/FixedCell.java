package cellscope.engine.supernet;

import cellscope.engine.kernel.Buffer;
import cellscope.engine.kernel.Kernels;
import cellscope.engine.nn.Activation;
import cellscope.engine.nn.DropPath;
import cellscope.engine.nn.EdgeMix;
import cellscope.engine.nn.LayerPass.Wants;
import cellscope.engine.nn.Mode;
import cellscope.engine.nn.Workspace;
import java.util.List;

/** A fixed reduction cell alone, for tests elsewhere. */
public final class FixedCell {
  private static final EdgeMix NONE = EdgeMix.single(List.of());

  private final Cell cell;
  private final Kernels kernels;
  private CellPass pass;

  FixedCell(Cell cell, Kernels kernels) {
    this.cell = cell;
    this.kernels = kernels;
  }

  /** Binds it to its two inputs, whose ReLU is what it reads. */
  public void bind(Activation beforeLast, Activation last) {
    Workspace workspace = Workspace.forTraining(kernels, last.value().size(0));
    Cell.Position at = new Cell.Position(0, 1, 0);
    pass = cell.bind(workspace, at, List.of(beforeLast, last), new DropPath());
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
    pass.addGradients(input, gathering);
    gathering.into(relu, target);
  }
}
