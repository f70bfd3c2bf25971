package cellscope.engine.nn;

import cellscope.model.RandomStream;

/**
 * PyTorch's defaults: convolutions and linear layers uniform within 1/sqrt(fan in), their biases
 * likewise, BN one and zero. Each parameter draws from a stream of its own name, so that the order
 * of layers does not matter.
 */
public final class Initialisation {
  private Initialisation() {}

  /** Sets every parameter. */
  public static void of(Parameters parameters, RandomStream stream) {
    double fanIn = 1;
    for (Parameter p : parameters.all()) {
      double[] values = new double[p.value().length()];
      if (p.value().rank() > 1) {
        fanIn = (double) p.value().length() / p.value().size(0);
      }
      boolean batchNorm = isOfBatchNorm(parameters, p.name());
      double bound = 1 / Math.sqrt(fanIn); // a bias follows its weight
      RandomStream own = stream.split(p.name());
      for (int i = 0; i < values.length; i++) {
        values[i] =
            batchNorm ? (p.name().endsWith(".weight") ? 1 : 0) : bound * (2 * own.nextDouble() - 1);
      }
      p.value().write(values);
    }
  }

  private static boolean isOfBatchNorm(Parameters parameters, String name) {
    String owner = name.substring(0, name.lastIndexOf('.'));
    return parameters.batchNorms().stream().anyMatch(b -> b.name().equals(owner));
  }
}
