package cellscope.peer;

import static org.assertj.core.api.Assertions.assertThat;

import cellscope.engine.kernel.Precision;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.tools.ToolProvider;

/**
 * libtorch behind a pipe: see src/peer. The libraries lie where the build's profile {@code peer}
 * put them; the process's sources are compiled against those alone.
 */
final class PeerClient implements AutoCloseable {
  private final Process process;
  private final DataOutputStream out;
  private final DataInputStream in;

  /** What a pass of the peer found; a weight that took no part is not in the map. */
  record Gradients(double loss, Map<String, double[]> byName) {}

  private PeerClient(Process process) {
    this.process = process;
    out = new DataOutputStream(new BufferedOutputStream(process.getOutputStream()));
    in = new DataInputStream(new BufferedInputStream(process.getInputStream()));
  }

  static PeerClient start(int threads, Precision precision, Map<String, String> environment)
      throws IOException {
    String libraries = libraries();
    Path classes = compile(libraries);
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    String classPath = classes + File.pathSeparator + libraries;
    String number = precision == Precision.DOUBLE ? "double" : "float";
    ProcessBuilder builder =
        new ProcessBuilder(
            java,
            "-Xmx1g",
            "-Dorg.bytedeco.javacpp.maxphysicalbytes=0",
            clock(),
            "-cp",
            classPath,
            "cellscope.peer.PeerProcess",
            "" + threads,
            number);
    builder.environment().putAll(environment);
    builder.environment().remove("OMP_NUM_THREADS");
    builder.redirectError(log("libtorch"));
    return new PeerClient(builder.start());
  }

  /** What the processes measure their steps by: see {@code peer.clock} there. */
  static String clock() {
    return "-Dpeer.clock=" + System.getProperty("peer.clock", "wall");
  }

  /** What a process says beside its answers. */
  static ProcessBuilder.Redirect log(String name) throws IOException {
    Path folder = Files.createDirectories(Path.of(System.getProperty("peer.classes")));
    return ProcessBuilder.Redirect.appendTo(folder.resolveSibling(name + ".log").toFile());
  }

  private static String libraries() throws IOException {
    String folder = System.getProperty("peer.libraries");
    assertThat(folder).as("the peer's libraries: run Maven with -Ppeer").isNotNull();
    try (Stream<Path> files = Files.list(Path.of(folder))) {
      return String.join(File.pathSeparator, files.map(Path::toString).sorted().toList());
    }
  }

  private static Path compile(String libraries) throws IOException {
    Path classes = Files.createDirectories(Path.of(System.getProperty("peer.classes")));
    Path sources = Path.of(System.getProperty("project.basedir"), "src", "peer", "java");
    List<String> arguments =
        new ArrayList<>(List.of("-d", classes.toString(), "-cp", libraries, "-proc:none"));
    try (Stream<Path> files = Files.walk(sources)) {
      files.filter(f -> f.toString().endsWith(".java")).forEach(f -> arguments.add("" + f));
    }
    int problems =
        ToolProvider.getSystemJavaCompiler()
            .run(null, null, null, arguments.toArray(String[]::new));
    assertThat(problems).as("errors in src/peer").isZero();
    return classes;
  }

  void weight(String name, int[] shape, float[] values) throws IOException {
    out.writeByte('W');
    out.writeUTF(name);
    shape(shape);
    floats(values);
  }

  void batch(int[] shape, float[] pixels, int[] labels) throws IOException {
    out.writeByte('B');
    shape(shape);
    floats(pixels);
    shape(labels);
  }

  void program(int id, String text) throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    out.writeByte('P');
    out.writeInt(id);
    out.writeInt(bytes.length);
    out.write(bytes);
  }

  Gradients gradients(int program, int batch) throws IOException {
    out.writeByte('G');
    out.writeInt(program);
    out.writeInt(batch);
    out.flush();
    double loss = in.readDouble();
    Map<String, double[]> byName = new LinkedHashMap<>();
    for (int count = in.readInt(); count > 0; count--) {
      String name = in.readUTF();
      double[] values = new double[in.readInt()];
      for (int i = 0; i < values.length; i++) {
        values[i] = in.readDouble();
      }
      byName.put(name, values);
    }
    return new Gradients(loss, byName);
  }

  /** Milliseconds of a whole step. */
  double step(int weightProgram, int archProgram, double rate) throws IOException {
    out.writeByte('S');
    out.writeInt(weightProgram);
    out.writeInt(archProgram);
    out.writeDouble(rate);
    out.flush();
    return in.readLong() / 1e6;
  }

  /** Milliseconds of a whole step of second-order DARTS. */
  double unrolledStep(int program, double rate) throws IOException {
    out.writeByte('U');
    out.writeInt(program);
    out.writeDouble(rate);
    out.flush();
    return in.readLong() / 1e6;
  }

  /** Milliseconds of a training step on the first batch. */
  double train(int program, double rate) throws IOException {
    out.writeByte('T');
    out.writeInt(program);
    out.writeDouble(rate);
    out.flush();
    return in.readLong() / 1e6;
  }

  long peakBytes() throws IOException {
    out.writeByte('M');
    out.flush();
    return in.readLong();
  }

  private void shape(int[] values) throws IOException {
    out.writeInt(values.length);
    for (int value : values) {
      out.writeLong(value);
    }
  }

  private void floats(float[] values) throws IOException {
    out.writeInt(values.length);
    for (float value : values) {
      out.writeFloat(value);
    }
  }

  @Override
  public void close() throws IOException {
    out.close();
    process.destroy();
  }
}
