package cellscope.peer;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;

/**
 * Weights, alpha, batches and optimisers in libtorch. Images and convolution weights are
 * channels_last, libtorch's fastest layout on a CPU.
 */
final class TorchModel {
  private static final double MOMENTUM = 0.9;
  private static final double DECAY = 5e-4;
  private static final double CLIP = 5;
  private static final double BETA_1 = 0.5;
  private static final double BETA_2 = 0.999;
  private static final double ALPHA_RATE = 3e-4;
  private static final double ALPHA_DECAY = 1e-3;

  /** How far the weights are moved for the finite difference, all together. */
  private static final double REACH = 0.01;

  /** A learnable tensor with its optimiser's moments. */
  private static final class Weight {
    final Tensor value;
    final Tensor first;
    final Tensor second;

    Weight(Tensor value) {
      this.value = value;
      first = torch.zeros_like(value);
      second = torch.zeros_like(value);
    }
  }

  private final Map<String, Weight> weights = new LinkedHashMap<>();
  private final Map<String, Weight> alphas = new LinkedHashMap<>();
  private final List<Tensor> images = new ArrayList<>();
  private final List<Tensor> labels = new ArrayList<>();
  private final Map<Integer, TorchProgram> programs = new HashMap<>();
  private final torch.ScalarType precision;

  TorchModel(boolean inDouble) {
    precision = inDouble ? torch.ScalarType.Double : torch.ScalarType.Float;
  }

  void define(String name, float[] values, long[] shape) {
    Tensor value = Tensor.create(values, shape).to(precision);
    if (shape.length == 4) {
      value = value.contiguous(torch.MemoryFormat.ChannelsLast);
    }
    Weight weight = new Weight(value.detach().requires_grad_(true));
    (name.startsWith("alpha.") ? alphas : weights).put(name, weight);
  }

  /** Adds a batch: images [batch, height, width, channels] row by row. */
  void addBatch(float[] pixels, long[] shape, long[] classes) {
    images.add(Tensor.create(pixels, shape).to(precision).permute(0, 3, 1, 2));
    labels.add(Tensor.create(classes));
  }

  void program(int id, String text) {
    programs.put(id, TorchProgram.parse(text));
  }

  Tensor tensor(String name) {
    Weight found = name.startsWith("alpha.") ? alphas.get(name) : weights.get(name);
    if (found == null) {
      throw new IllegalArgumentException("no weight is called " + name);
    }
    return found.value;
  }

  Map<String, Tensor> gradients() {
    Map<String, Tensor> all = new LinkedHashMap<>();
    for (Map<String, Weight> group : List.of(weights, alphas)) {
      group.forEach(
          (name, weight) -> {
            if (weight.value.grad().defined()) {
              all.put(name, weight.value.grad().to(torch.ScalarType.Double).contiguous());
            }
          });
    }
    return all;
  }

  void forgetGradients() {
    for (Map<String, Weight> group : List.of(weights, alphas)) {
      group.values().forEach(w -> w.value.mutable_grad().reset());
    }
  }

  /** Forward and backward; gradients are added up. */
  double pass(int program, int batch) {
    try (PointerScope scope = new PointerScope()) {
      Tensor loss = programs.get(program).loss(this, images.get(batch), labels.get(batch));
      loss.backward();
      return loss.item_double();
    }
  }

  /** A training step: SGD with Nesterov and clipping on the first batch. */
  void train(int program, double rate) {
    try (PointerScope scope = new PointerScope()) {
      pass(program, 0);
      try (NoGradGuard guard = new NoGradGuard()) {
        descend(rate);
      }
      forgetGradients();
    }
  }

  /** A GDAS step: SGD with Nesterov and clipping on a batch's weights, Adam on alpha. */
  void step(int weightProgram, int archProgram, double rate) {
    try (PointerScope scope = new PointerScope()) {
      pass(weightProgram, 0);
      try (NoGradGuard guard = new NoGradGuard()) {
        descend(rate);
      }
      forgetGradients();
      pass(archProgram, 1);
      try (NoGradGuard guard = new NoGradGuard()) {
        alphas.values().forEach(TorchModel::adam);
      }
      forgetGradients();
    }
  }

  /**
   * A step of second-order DARTS: SGD on the weights, then Adam on alpha with the gradient through
   * one unrolled step from there; see the papers' equations 7 and 8.
   */
  void unrolledStep(int program, double rate) {
    try (PointerScope scope = new PointerScope()) {
      pass(program, 0);
      try (NoGradGuard guard = new NoGradGuard()) {
        descend(rate);
      }
      forgetGradients();
      pass(program, 0);
      List<Weight> used = weights.values().stream().filter(w -> w.value.grad().defined()).toList();
      List<Tensor> saved = new ArrayList<>();
      try (NoGradGuard guard = new NoGradGuard()) {
        for (Weight w : used) {
          saved.add(w.value.clone());
          Tensor g = w.value.grad().add(w.value, new Scalar(DECAY));
          w.value.add_(g.add(w.first, new Scalar(MOMENTUM)), new Scalar(-rate));
        }
      }
      forgetGradients();
      pass(program, 1);
      List<Tensor> vector = new ArrayList<>();
      double squares = 0;
      for (Weight w : used) {
        vector.add(w.value.grad().clone());
        double norm = torch.norm(w.value.grad()).item_float();
        squares += norm * norm;
      }
      double radius = REACH / Math.sqrt(squares);
      putBack(used, saved);
      move(used, vector, radius);
      Map<Weight, Tensor> plus = toAlpha(program);
      move(used, vector, -2 * radius);
      Map<Weight, Tensor> minus = toAlpha(program);
      putBack(used, saved);
      try (NoGradGuard guard = new NoGradGuard()) {
        for (Weight alpha : alphas.values()) {
          Tensor implicit = plus.get(alpha).sub(minus.get(alpha));
          alpha.value.grad().sub_(implicit.mul(new Scalar(rate / (2 * radius))));
          adam(alpha);
        }
      }
      forgetGradients();
    }
  }

  /** The gradients of the weight batch's loss by alpha; the weights get none. */
  private Map<Weight, Tensor> toAlpha(int program) {
    Tensor loss = programs.get(program).loss(this, images.get(0), labels.get(0));
    Tensor[] inputs = alphas.values().stream().map(a -> a.value).toArray(Tensor[]::new);
    TensorVector found = torch.grad(new TensorVector(loss), new TensorVector(inputs));
    Map<Weight, Tensor> byAlpha = new LinkedHashMap<>();
    int i = 0;
    for (Weight alpha : alphas.values()) {
      byAlpha.put(alpha, found.get(i++));
    }
    return byAlpha;
  }

  private static void putBack(List<Weight> used, List<Tensor> saved) {
    try (NoGradGuard guard = new NoGradGuard()) {
      int i = 0;
      for (Weight w : used) {
        w.value.copy_(saved.get(i++));
      }
    }
  }

  private static void move(List<Weight> used, List<Tensor> vector, double distance) {
    try (NoGradGuard guard = new NoGradGuard()) {
      int i = 0;
      for (Weight w : used) {
        w.value.add_(vector.get(i++), new Scalar(distance));
      }
    }
  }

  private void descend(double rate) {
    double squares = 0;
    List<Weight> reached = new ArrayList<>();
    for (Weight w : weights.values()) {
      if (w.value.grad().defined()) {
        reached.add(w);
        double norm = torch.norm(w.value.grad()).item_float();
        squares += norm * norm;
      }
    }
    double clip = Math.min(1, CLIP / (Math.sqrt(squares) + 1e-6));
    for (Weight w : reached) {
      Tensor g = w.value.grad();
      if (clip < 1) {
        g.mul_(new Scalar(clip));
      }
      g.add_(w.value, new Scalar(DECAY));
      w.first.mul_(new Scalar(MOMENTUM)).add_(g);
      w.value.add_(g, new Scalar(-rate));
      w.value.add_(w.first, new Scalar(-rate * MOMENTUM));
    }
  }

  private static void adam(Weight alpha) {
    Tensor g = alpha.value.grad().add_(alpha.value, new Scalar(ALPHA_DECAY));
    alpha.first.mul_(new Scalar(BETA_1)).add_(g, new Scalar(1 - BETA_1));
    alpha.second.mul_(new Scalar(BETA_2)).addcmul_(g, g, new Scalar(1 - BETA_2));
    Tensor root = alpha.second.sqrt().add_(new Scalar(1e-8));
    alpha.value.addcdiv_(alpha.first, root, new Scalar(-ALPHA_RATE));
  }
}
