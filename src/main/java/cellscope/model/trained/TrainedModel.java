package cellscope.model.trained;

import java.util.List;

/**
 * A trained network as plain numbers.
 *
 * @param description what is needed to build it
 * @param arrays weights and running statistics in the network's order, named as the original
 *     PyTorch code names them
 */
public record TrainedModel(ModelDescription description, List<NamedArray> arrays) {
  /**
   * One array.
   *
   * @param shape in C order, as PyTorch has it
   * @param values in that order; not copied
   * @param single whether the values are exact in single precision
   */
  public record NamedArray(String name, List<Integer> shape, double[] values, boolean single) {
    public NamedArray {
      shape = List.copyOf(shape);
    }
  }

  public TrainedModel {
    arrays = List.copyOf(arrays);
  }
}
