package cellscope.engine.search;

import cellscope.engine.kernel.Buffer;
import cellscope.engine.kernel.Kernels;
import cellscope.engine.nn.Parameter;
import java.util.List;
import java.util.function.Function;

/** One tensor beside each parameter of a network, shaped as it. */
final class ParameterCopy {
  private static final double[][] NO_FACTORS = new double[Kernels.MOST_TENSORS][];

  private final Buffer[] one = new Buffer[Kernels.MOST_TENSORS];
  private final List<Parameter> parameters;
  private final List<Buffer> copies;
  private final Kernels kernels;

  ParameterCopy(List<Parameter> parameters, Kernels kernels) {
    this.parameters = parameters;
    this.kernels = kernels;
    copies = parameters.stream().map(p -> kernels.allocate(p.value().shape())).toList();
  }

  /** The copy of the i-th parameter's tensor. */
  Buffer of(int i) {
    return copies.get(i);
  }

  /**
   * Copies a tensor of every parameter.
   *
   * @param tensorOrNull which; null stands for zeros
   */
  void take(Function<Parameter, Buffer> tensorOrNull) {
    for (int i = 0; i < copies.size(); i++) {
      Buffer tensor = tensorOrNull.apply(parameters.get(i));
      if (tensor == null) {
        kernels.fill(copies.get(i), 0);
      } else {
        copy(tensor, copies.get(i));
      }
    }
  }

  /** Copies back. */
  void putBack(Function<Parameter, Buffer> tensor) {
    for (int i = 0; i < copies.size(); i++) {
      copy(copies.get(i), tensor.apply(parameters.get(i)));
    }
  }

  private void copy(Buffer from, Buffer to) {
    one[0] = from;
    kernels.combine(1, one, NO_FACTORS, NO_FACTORS, to, null); // of any rank
  }
}
