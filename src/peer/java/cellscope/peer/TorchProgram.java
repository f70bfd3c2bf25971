package cellscope.peer;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.bytedeco.pytorch.LongOptional;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptional;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;

/**
 * A network as a list of libtorch calls. A line is {@code kind result operands...}; the images are
 * {@code x}, the last result is the logits, and {@code -} stands for no operand.
 */
final class TorchProgram {
  private static final double EPSILON = 1e-5;

  private record Line(String kind, String result, List<String> operands) {}

  private final List<Line> lines = new ArrayList<>();

  static TorchProgram parse(String text) {
    TorchProgram program = new TorchProgram();
    for (String line : text.strip().split("\n")) {
      List<String> words = List.of(line.strip().split(" +"));
      program.lines.add(new Line(words.get(0), words.get(1), words.subList(2, words.size())));
    }
    return program;
  }

  /** Mean cross entropy of a batch. */
  Tensor loss(TorchModel model, Tensor images, Tensor labels) {
    Map<String, Tensor> values = new HashMap<>();
    values.put("x", images);
    Tensor last = images;
    for (Line line : lines) {
      last = new Call(model, values, line.operands()).run(line.kind());
      values.put(line.result(), last);
    }
    return torch.cross_entropy_loss(last, labels);
  }

  /** One line at work. */
  private record Call(TorchModel model, Map<String, Tensor> values, List<String> operands) {
    Tensor run(String kind) {
      return switch (kind) {
        case "conv" -> convolution();
        case "bn" -> batchNorm();
        case "relu" -> torch.relu(value(0));
        case "avg" -> torch.avg_pool2d(value(0), pair(1), pair(2), pair(3), false, false, none());
        case "max" ->
            torch.max_pool2d(value(0), pair(1), pair(2), pair(3), new long[] {1, 1}, false);
        case "add" -> value(0).add(value(1));
        case "zero" -> value(0).mul(new Scalar(0.0));
        case "zerohalf" ->
            value(0).slice(2, none(), none(), 2).slice(3, none(), none(), 2).mul(new Scalar(0.0));
        case "scale" -> value(0).mul(hardWeight());
        case "soft" -> value(0).mul(entry());
        case "shift" -> shifted();
        case "cat" -> concatenated();
        case "mean" -> value(0).mean(2, 3);
        case "linear" -> torch.linear(value(0), weight(1), optional(2));
        default -> throw new IllegalArgumentException("no call is named " + kind);
      };
    }

    private static LongOptional none() {
      return new LongOptional();
    }

    private Tensor value(int index) {
      return values.get(operands.get(index));
    }

    private Tensor weight(int index) {
      return model.tensor(operands.get(index));
    }

    private TensorOptional optional(int index) {
      boolean absent = operands.get(index).equals("-");
      return absent ? new TensorOptional() : new TensorOptional(weight(index));
    }

    private long number(int index) {
      return Long.parseLong(operands.get(index));
    }

    private long[] pair(int index) {
      return new long[] {number(index), number(index)};
    }

    /** input weight bias strideHeight strideWidth padHeight padWidth dilation groups. */
    private Tensor convolution() {
      long[] stride = {number(3), number(4)};
      long[] padding = {number(5), number(6)};
      return torch.conv2d(value(0), weight(1), optional(2), stride, padding, pair(7), number(8));
    }

    /** input scale shift, on batch statistics. */
    private Tensor batchNorm() {
      TensorOptional none = new TensorOptional();
      return torch.batch_norm(
          value(0), optional(1), optional(2), none, none, true, 0.1, EPSILON, false);
    }

    /** input alpha edge operation: times 1, with the gradient of a softmax's entry. */
    private Tensor hardWeight() {
      Tensor entry = entry();
      return entry.sub(entry.detach()).add(new Scalar(1.0));
    }

    /** input alpha edge operation: an entry of alpha's softmax. */
    private Tensor entry() {
      return torch.softmax(weight(1), 1).select(0, number(2)).select(0, number(3));
    }

    /** The input without its first row and column, with zeros behind the last ones. */
    private Tensor shifted() {
      Tensor padded = torch.constant_pad_nd(value(0), new long[] {0, 1, 0, 1}, new Scalar(0.0));
      Tensor rows = padded.narrow(2, 1, padded.size(2) - 1);
      return rows.narrow(3, 1, padded.size(3) - 1);
    }

    private Tensor concatenated() {
      Tensor[] parts = operands.stream().map(values::get).toArray(Tensor[]::new);
      return torch.cat(new TensorVector(parts), 1);
    }
  }
}
