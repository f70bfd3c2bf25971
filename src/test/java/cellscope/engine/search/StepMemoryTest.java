package cellscope.engine.search;

import static org.assertj.core.api.Assertions.assertThat;

import cellscope.engine.data.Batch;
import cellscope.engine.kernel.KernelFactory;
import cellscope.engine.kernel.Kernels;
import cellscope.engine.kernel.Precision;
import cellscope.engine.nn.Adam;
import cellscope.engine.nn.Initialisation;
import cellscope.engine.supernet.Network;
import cellscope.model.GumbelSoftmax;
import cellscope.model.RandomStream;
import cellscope.model.space.Space;
import cellscope.model.space.benchmark201.Benchmark201;
import cellscope.model.space.catalogue.Spaces;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.bytedeco.javacpp.Pointer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nd4j.linalg.factory.Nd4j;

/** Searches run for hundreds of thousands of steps, so a step may leave nothing behind. */
class StepMemoryTest {
  private static final int BATCH = 4;
  private static final int LAST_BATCH = 3;
  private static final int SIDE = 8;

  /** Bytes of the smallest activation: 2x2 positions of the last stage's 16 channels. */
  private static final long SMALLEST = BATCH * 2 * 2 * 16 * Float.BYTES;

  @Test
  void twoThousandStepsOnTheCpuKeepNothing() {
    keepNothing(Benchmark201.SPACE, 1_950);
  }

  /**
   * Prints the resident memory too: {@code mvn test -Dtest=StepMemoryTest
   * -Dexcluded.test.groups=peer}.
   */
  @ParameterizedTest
  @ValueSource(strings = {"nas-bench-201", "nasnet"})
  @Tag("slow")
  void tenThousandStepsOnTheCpuKeepNothing(String space) {
    keepNothing(Spaces.byName(space).orElseThrow(), 10_000);
  }

  private static void keepNothing(Space space, int steps) {
    try (Trial trial = new Trial(space, KernelFactory.cpu(1, 2))) {
      trial.run(1);
      int asked = trial.asked.get();
      trial.run(50); // every shape of convolution has been drawn by now
      long bytes = nativeBytes();
      long pointers = Pointer.totalCount();
      long resident = residentBytes();
      trial.run(steps);
      System.out.printf(
          "%s, %,d steps: resident memory %d MB, then %d MB%n",
          space.name(), steps, resident >> 20, residentBytes() >> 20);
      assertThat(trial.asked).hasValue(asked);
      assertThat(nativeBytes() - bytes).isLessThan(SMALLEST);
      assertThat(Pointer.totalCount() - pointers).isLessThan(100);
    }
  }

  /** ND4J leaves a few bytes of each call to the garbage collector, so less is seen here. */
  @Test
  void portableStepsKeepNoArray() {
    try (Trial trial = new Trial(Benchmark201.SPACE, KernelFactory.portable(Precision.SINGLE))) {
      trial.run(1);
      int asked = trial.asked.get();
      trial.run(50);
      long arrays = arrayBytes();
      int steps = 250;
      trial.run(steps);
      assertThat(trial.asked).hasValue(asked);
      assertThat(arrayBytes() - arrays).isLessThan(steps * SMALLEST);
    }
  }

  /** Native memory in use by ND4J's arrays, and by JavaCPP's pointers, which do not count them. */
  private static long nativeBytes() {
    return arrayBytes() + Pointer.totalBytes();
  }

  private static long residentBytes() {
    try (Stream<String> lines = Files.lines(Path.of("/proc/self/status"))) {
      return lines
          .filter(line -> line.startsWith("VmRSS:"))
          .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) * 1024)
          .findFirst()
          .orElse(-1);
    } catch (IOException e) {
      return -1; // not Linux: nothing is told
    }
  }

  private static long arrayBytes() {
    return Nd4j.getEnvironment().getDeviceCouner(0); // ND4J's spelling
  }

  /** Steps of a small supernet; each tenth has the batch that ends an epoch. */
  private static final class Trial implements AutoCloseable {
    private final AtomicInteger asked = new AtomicInteger();
    private final Kernels kernels;
    private final RandomStream stream = RandomStream.ofSeed(4);
    private final GdasStep step;
    private final float[] pixels = new float[BATCH * SIDE * SIDE * 3];

    Trial(Space space, Kernels counted) {
      kernels = counting(counted, asked);
      Network network =
          Network.supernet(space, new Network.Size(4, 1, 3, 10), false, false, kernels);
      Initialisation.of(network.parameters(), stream.split("weights"));
      Adam.Settings alpha = new Adam.Settings(3e-4, 0.5, 0.999, 1e-8, 1e-3);
      GdasRules rules = new GdasRules(true, false, false, 5, 0.9, true, 5e-4, alpha);
      List<double[][]> alphas =
          space.cells().stream()
              .map(cell -> new double[cell.edges().size()][space.operations().size()])
              .toList();
      step = new GdasStep(network, rules, BATCH, SIDE, SIDE, 3, alphas);
      for (int i = 0; i < pixels.length; i++) {
        pixels[i] = (float) stream.nextGaussian();
      }
      halves(LAST_BATCH);
    }

    void run(int steps) {
      for (int i = 0; i < steps; i++) {
        halves(i % 10 == 9 ? LAST_BATCH : BATCH);
      }
    }

    private void halves(int size) {
      Batch batch = new Batch(size, pixels, new int[] {1, 2, 3, 4});
      step.weightStep(batch, draw(), 0.01);
      step.archStep(batch, draw());
    }

    private List<GumbelSoftmax.Draw> draw() {
      return step.alphas().stream()
          .map(alpha -> GumbelSoftmax.draw(alpha, 1, stream::nextExponential))
          .toList();
    }

    @Override
    public void close() {
      kernels.close();
    }
  }

  /** The same kernels, counting how often a buffer or a view of one is asked for. */
  private static Kernels counting(Kernels counted, AtomicInteger asked) {
    return (Kernels)
        Proxy.newProxyInstance(
            Kernels.class.getClassLoader(),
            new Class<?>[] {Kernels.class},
            (proxy, method, arguments) -> {
              if (method.getName().equals("allocate") || method.getName().equals("prefix")) {
                asked.incrementAndGet();
              }
              try {
                return method.invoke(counted, arguments);
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
            });
  }
}
