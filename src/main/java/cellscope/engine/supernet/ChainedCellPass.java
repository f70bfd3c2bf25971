package cellscope.engine.supernet;

import cellscope.engine.kernel.Buffer;
import cellscope.engine.nn.Activation;
import cellscope.engine.nn.DropPath;
import cellscope.engine.nn.EdgeMix;
import cellscope.engine.nn.LayerPass;
import cellscope.engine.nn.MixGradients;
import cellscope.engine.nn.Mode;
import cellscope.engine.nn.Workspace;
import java.util.List;

/** A cell with one input as a layer that reads the layer before it. */
final class ChainedCellPass implements LayerPass {
  private final CellPass cell;
  private final Activation input;
  private final Gathering gathering;
  private final Buffer inputGradientOrNull;

  ChainedCellPass(Cell cell, Workspace workspace, Cell.Position at, Activation input) {
    this.input = input;
    this.cell = cell.bind(workspace, at, List.of(input), new DropPath());
    Buffer like = input.value();
    inputGradientOrNull =
        workspace.gradientOrNull(
            "gradient " + at.layer() % 2, like.size(1), like.size(2), like.channels());
    gathering = new Gathering(workspace.kernels(), this.cell.mostGradients());
  }

  @Override
  public Wants wants(EdgeMix mix) {
    return cell.wantsOf(0, mix);
  }

  @Override
  public Activation output() {
    return cell.output();
  }

  @Override
  public void forward(Activation given, Wants next, EdgeMix mix, Mode mode) {
    cell.forward(next, mix, mode);
  }

  @Override
  public Buffer backward(Buffer gradient, EdgeMix mix, MixGradients uOrNull) {
    cell.backward(gradient, mix, uOrNull);
    gathering.clear();
    cell.addGradients(0, gathering);
    gathering.into(input.relu(), inputGradientOrNull); // zero if every edge is none
    return inputGradientOrNull;
  }
}
