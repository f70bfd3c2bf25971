package cellscope.peer;

import com.sun.management.OperatingSystemMXBean;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/**
 * libtorch in a process of its own (its binding's version is not CellScope's), driven over standard
 * input and output. Requests are a letter and its data; only those that say so are answered.
 *
 * <ul>
 *   <li>{@code W} a weight: name, shape, floats
 *   <li>{@code B} a batch: shape, floats [batch, height, width, channels], classes
 *   <li>{@code P} a program: id, text
 *   <li>{@code G} gradients of a program on a batch; answers the loss, then each weight's gradient
 *   <li>{@code S} a whole step: two programs, learning rate; answers its nanoseconds
 *   <li>{@code U} a whole step of second-order DARTS: program, learning rate; answers its
 *       nanoseconds
 *   <li>{@code T} a training step on the first batch: program, learning rate; answers its
 *       nanoseconds
 *   <li>{@code M} answers the process's peak memory in bytes, -1 where the platform does not tell
 * </ul>
 */
public final class PeerProcess {
  private final TorchModel model;
  private final DataInputStream in = new DataInputStream(new BufferedInputStream(System.in));
  private final DataOutputStream out = new DataOutputStream(new BufferedOutputStream(System.out));

  private PeerProcess(boolean inDouble) {
    model = new TorchModel(inDouble);
  }

  /**
   * Serves until the input ends.
   *
   * @param arguments the number of threads, {@code float} or {@code double}
   */
  public static void main(String[] arguments) throws IOException {
    torch.set_num_threads(Integer.parseInt(arguments[0]));
    new PeerProcess(arguments[1].equals("double")).serve();
  }

  private void serve() throws IOException {
    while (true) {
      byte request;
      try {
        request = in.readByte();
      } catch (EOFException end) {
        return;
      }
      switch (request) {
        case 'W' -> {
          String name = in.readUTF();
          long[] shape = longs();
          model.define(name, floats(), shape);
        }
        case 'B' -> {
          long[] shape = longs();
          float[] pixels = floats();
          model.addBatch(pixels, shape, longs());
        }
        case 'P' -> {
          int id = in.readInt();
          model.program(id, new String(in.readNBytes(in.readInt()), StandardCharsets.UTF_8));
        }
        case 'G' -> answerGradients();
        case 'S' -> answerStep();
        case 'U' -> answerUnrolled();
        case 'T' -> answerTraining();
        case 'M' -> out.writeLong(peakBytes());
        default -> throw new IOException("no request is " + request);
      }
      out.flush();
    }
  }

  private void answerGradients() throws IOException {
    model.forgetGradients();
    int program = in.readInt();
    out.writeDouble(model.pass(program, in.readInt()));
    Map<String, Tensor> gradients = model.gradients();
    out.writeInt(gradients.size());
    for (Map.Entry<String, Tensor> gradient : gradients.entrySet()) {
      out.writeUTF(gradient.getKey());
      double[] values = new double[Math.toIntExact(gradient.getValue().numel())];
      gradient.getValue().data_ptr_double().get(values);
      out.writeInt(values.length);
      for (double value : values) {
        out.writeDouble(value);
      }
    }
  }

  private void answerStep() throws IOException {
    int weightProgram = in.readInt();
    int archProgram = in.readInt();
    double rate = in.readDouble();
    long began = clock();
    model.step(weightProgram, archProgram, rate);
    out.writeLong(clock() - began);
  }

  private void answerUnrolled() throws IOException {
    int program = in.readInt();
    double rate = in.readDouble();
    long began = clock();
    model.unrolledStep(program, rate);
    out.writeLong(clock() - began);
  }

  private void answerTraining() throws IOException {
    int program = in.readInt();
    double rate = in.readDouble();
    long began = clock();
    model.train(program, rate);
    out.writeLong(clock() - began);
  }

  /** Nanoseconds by the wall; of all threads' work where {@code peer.clock} says {@code cpu}. */
  private static long clock() {
    return "cpu".equals(System.getProperty("peer.clock"))
        ? ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getProcessCpuTime()
        : System.nanoTime();
  }

  private long[] longs() throws IOException {
    long[] values = new long[in.readInt()];
    for (int i = 0; i < values.length; i++) {
      values[i] = in.readLong();
    }
    return values;
  }

  private float[] floats() throws IOException {
    float[] values = new float[in.readInt()];
    for (int i = 0; i < values.length; i++) {
      values[i] = in.readFloat();
    }
    return values;
  }

  private static long peakBytes() throws IOException {
    Path status = Path.of("/proc/self/status");
    if (!Files.exists(status)) {
      return -1;
    }
    for (String line : Files.readAllLines(status)) {
      if (line.startsWith("VmHWM:")) {
        return Long.parseLong(line.replaceAll("\\D", "")) * 1024;
      }
    }
    return -1;
  }
}
