package cellscope.engine.kernel.nd4j;

import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.Optional;
import java.util.Properties;
import org.nd4j.common.config.ND4JClassLoading;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.nativeblas.NativeOpsHolder;

/**
 * ND4J's backend, the CPU's or CUDA's. A process has one, chosen at ND4J's first use, so it is
 * started before any kernels are made.
 */
public final class Backend {
  static final String CUDA_BACKEND = "org.nd4j.linalg.jcublas.JCublasBackend";

  /** JavaCPP's classes for the CUDA libraries that ND4J's natives are linked against. */
  private static final String[] CUDA_LIBRARIES = {"cudart", "cublas", "cusolver", "cusparse"};

  /** What the numbers mean by which ND4J tells the instruction set of its natives. */
  private static final String[] LEVELS = {"no vector instructions", "SSE", "AVX2", "AVX-512"};

  private Backend() {}

  /**
   * Starts ND4J on the CPU, if it has not been started.
   *
   * @throws IllegalStateException it was started on the GPU
   */
  public static void startOnCpu() {
    if (isOnClassPath(CUDA_BACKEND)) {
      ND4JClassLoading.setNd4jClassloader(new WithoutCuda(ND4JClassLoading.getNd4jClassloader()));
    }
    if (!Nd4j.getEnvironment().isCPU()) {
      throw new IllegalStateException("ND4J was in use on the GPU before the device was chosen");
    }
  }

  /** Starts ND4J, if it has not been started; whether it runs on the GPU. */
  public static boolean startOnGpu() {
    return !Nd4j.getEnvironment().isCPU();
  }

  /**
   * One phrase for run.json: ND4J's version, its backend, and the instruction set that its natives
   * were built for.
   */
  public static String library() {
    boolean cpu = Nd4j.getEnvironment().isCPU();
    int level = cpu ? NativeOpsHolder.getInstance().getDeviceNativeOps().binaryLevel() : -1;
    String built = level >= 0 && level < LEVELS.length ? " (" + LEVELS[level] + ")" : "";
    return "ND4J " + version() + " on " + (cpu ? "CPU" : "CUDA") + built;
  }

  /** Why ND4J's CUDA backend can't be loaded, as half a sentence; empty if it can. */
  public static Optional<String> cudaObstacle() {
    if (!isOnClassPath(CUDA_BACKEND)) {
      return Optional.of(
          "ND4J's CUDA backend is not part of this build (build with -Pcuda to use the GPU)");
    }
    for (String library : CUDA_LIBRARIES) {
      try {
        // Its static initialiser loads the library.
        Class.forName("org.bytedeco.cuda.global." + library);
      } catch (ClassNotFoundException | LinkageError e) {
        return Optional.of(
            String.format(
                Locale.ROOT,
                "the CUDA 11.6 library %s is missing (install CUDA 11.6, or add its libraries to the build)",
                library));
      }
    }
    return Optional.empty();
  }

  private static boolean isOnClassPath(String className) {
    String resource = className.replace('.', '/') + ".class";
    return Backend.class.getClassLoader().getResource(resource) != null;
  }

  private static String version() {
    try (InputStream in =
        Nd4j.class.getResourceAsStream("/META-INF/maven/org.nd4j/nd4j-api/pom.properties")) {
      Properties properties = new Properties();
      if (in != null) {
        properties.load(in);
      }
      return properties.getProperty("version", "of unknown version");
    } catch (IOException e) {
      return "of unknown version";
    }
  }
}
