package cellscope.engine.nn;

import cellscope.engine.kernel.Buffer;
import cellscope.engine.kernel.Kernels;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * All parameters and running statistics of a network by name, in the order in which they were made.
 */
public final class Parameters {
  private final Kernels kernels;
  private final Map<String, Parameter> byName = new LinkedHashMap<>();
  private final List<BatchNorm> batchNorms = new ArrayList<>();

  public Parameters(Kernels kernels) {
    this.kernels = kernels;
  }

  /** Makes a parameter of zeros. */
  public Parameter make(String name, int... shape) {
    Buffer value = kernels.allocate(shape);
    Parameter made = new Parameter(name, value, kernels.allocate(shape), kernels.allocate(shape));
    if (byName.put(name, made) != null) {
      throw new IllegalStateException("two parameters are called " + name);
    }
    return made;
  }

  void register(BatchNorm batchNorm) {
    batchNorms.add(batchNorm);
  }

  public List<Parameter> all() {
    return List.copyOf(byName.values());
  }

  public Parameter get(String name) {
    Parameter found = byName.get(name);
    if (found == null) {
      throw new IllegalArgumentException("no parameter is called " + name);
    }
    return found;
  }

  public List<BatchNorm> batchNorms() {
    return Collections.unmodifiableList(batchNorms);
  }

  /** How many numbers are learnable. */
  public long count() {
    return byName.values().stream().mapToLong(p -> p.value().length()).sum();
  }

  /**
   * Makes a pass whose gradients by the parameters nobody needs. None is reached, but those that
   * took part count as ever reached.
   */
  public <T> T withoutGradients(Supplier<T> pass) {
    byName.values().forEach(p -> p.wantGradient(false));
    try {
      return pass.get();
    } finally {
      byName.values().forEach(p -> p.wantGradient(true));
    }
  }

  /** Forgets which parameters the pass before reached. */
  public void beginPass() {
    byName.values().forEach(Parameter::beginPass);
  }
}
