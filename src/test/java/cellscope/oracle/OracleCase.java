package cellscope.oracle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import cellscope.engine.kernel.KernelFactory;
import cellscope.engine.kernel.Kernels;
import cellscope.engine.kernel.Precision;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.Arguments;

/**
 * One case of the reference folder: a .npz with its .json. The folder is named by the property
 * {@code oracle.dir}; where it is absent, the tests skip themselves.
 */
record OracleCase(String name, JsonNode facts, NumpyArchive arrays) {
  private static final Path FOLDER =
      Path.of(System.getProperty("oracle.dir", "../shared/reference/oracle"));

  /** Every case whose name begins with the prefix. */
  static List<OracleCase> startingWith(String prefix) {
    return startingWith(prefix, facts -> true);
  }

  /** Of these, every case whose facts are of a kind. */
  static List<OracleCase> startingWith(String prefix, Predicate<JsonNode> kind) {
    assumeTrue(Files.isDirectory(FOLDER), () -> "no reference values at " + FOLDER);
    try (Stream<Path> files = Files.list(FOLDER)) {
      List<OracleCase> cases =
          files
              .filter(f -> f.getFileName().toString().matches(prefix + ".*\\.npz"))
              .sorted()
              .filter(npz -> kind.test(readFacts(npz)))
              .map(OracleCase::read)
              .toList();
      assumeTrue(!cases.isEmpty(), () -> "no case " + prefix + " at " + FOLDER);
      return cases;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static Path folder() {
    return FOLDER;
  }

  private static OracleCase read(Path npz) {
    try {
      return new OracleCase(name(npz), readFacts(npz), NumpyArchive.read(npz));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String name(Path npz) {
    return npz.getFileName().toString().replaceFirst("\\.npz$", "");
  }

  private static JsonNode readFacts(Path npz) {
    try {
      return new ObjectMapper().readTree(npz.resolveSibling(name(npz) + ".json").toFile());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Each case by each way to compute. */
  static Stream<Arguments> byEachWay(List<OracleCase> cases) {
    return cases.stream()
        .flatMap(given -> Stream.of(Way.values()).map(way -> Arguments.of(given, way)));
  }

  @Override
  public String toString() {
    return name;
  }

  /** A way to compute, with the tolerance that the reference's README gives it. */
  enum Way {
    PORTABLE_DOUBLE(1e-9, 1e-9, () -> KernelFactory.portable(Precision.DOUBLE)),
    PORTABLE_SINGLE(1e-4, 1e-3, () -> KernelFactory.portable(Precision.SINGLE)),
    CPU(1e-4, 1e-3, () -> KernelFactory.cpu(2, 2));

    private final double relative;
    private final double absoluteOfBias;
    private final Supplier<Kernels> kernels;

    Way(double relative, double absoluteOfBias, Supplier<Kernels> kernels) {
      this.relative = relative;
      this.absoluteOfBias = absoluteOfBias;
      this.kernels = kernels;
    }

    Kernels kernels() {
      return kernels.get();
    }

    boolean isDouble() {
      return this == PORTABLE_DOUBLE;
    }

    /** |got - want| &lt;= t max|want| over the array. */
    void compare(String what, double[] got, double[] want) {
      compare(what, got, want, isDouble() ? 1e-13 : 1e-7, relative);
    }

    /** Operations alone are compared five times as loosely in single precision. */
    void compareOperation(String what, double[] got, double[] want) {
      compare(what, got, want, isDouble() ? 1e-13 : 1e-6, isDouble() ? relative : 5e-4);
    }

    /** A gradient of an operation alone that may be the bias in front of a BN. */
    void compareOperationGradient(String what, double[] got, double[] want) {
      double absolute = isDouble() ? 1e-13 : 1e-6;
      boolean bias = what.endsWith(".bias");
      compare(what, got, want, bias ? absoluteOfBias : absolute, isDouble() ? relative : 5e-4);
    }

    /** A gradient that may be the bias in front of a BN, which is zero but for rounding. */
    void compareGradient(String what, double[] got, double[] want) {
      compare(what, got, want, what.endsWith(".bias") ? absoluteOfBias : 1e-13, relative);
    }

    /** One number that is made of many: its error may be the tolerance's share of a magnitude. */
    void compareSummary(String what, double got, double want, double magnitude) {
      compare(what, new double[] {got}, new double[] {want}, relative * magnitude, 0);
    }

    void compare(String what, double[] got, double[] want, double absolute, double tolerance) {
      assertThat(got).as(what).hasSameSizeAs(want);
      double largest = 0;
      for (double w : want) {
        largest = Math.max(largest, Math.abs(w));
      }
      double allowed = absolute + tolerance * largest;
      for (int i = 0; i < got.length; i++) {
        if (!(Math.abs(got[i] - want[i]) <= allowed)) {
          assertThat(got[i])
              .as("%s[%d] (largest %s, allowed error %s)", what, i, largest, allowed)
              .isEqualTo(want[i]);
        }
      }
    }
  }
}
