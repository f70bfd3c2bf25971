package cellscope.engine.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cellscope.model.InputProblem;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class DeviceChoiceTest {
  private static final Optional<String> CUDA_IS_HERE = Optional.empty();

  @Test
  void theDriversAnswerIsRead() {
    assertThat(GraphicsCard.parse("NVIDIA GeForce RTX 3080, 8.6, 10240, 9800"))
        .contains(new GraphicsCard("NVIDIA GeForce RTX 3080", 86, 10_240L << 20, 9_800L << 20));
    assertThat(GraphicsCard.parse("NVIDIA B200, 10.0, 183359, 182000").orElseThrow().capability())
        .isEqualTo(100);
    assertThat(GraphicsCard.parse("Field \"compute_cap\" is not a valid field to query."))
        .isEmpty();
    assertThat(GraphicsCard.parse("Tesla, [N/A], 10240, 9800")).isEmpty();
    assertThat(GraphicsCard.parse("")).isEmpty();
  }

  @Test
  void cardsInsideTheRangeAreTaken() {
    for (int capability : new int[] {37, 60, 75, 86, 89}) {
      ComputeDevice device = choose("auto", card(capability), 0);
      assertThat(device.name()).isEqualTo("gpu");
      assertThat(device.reason()).contains("Some card").endsWith(".");
    }
  }

  @Test
  void otherCardsLeaveTheWorkToTheCpuAndSayWhy() {
    assertThat(choose("auto", card(90), 0))
        .isEqualTo(
            new ComputeDevice(
                false,
                "The CPU: Some card (compute capability 9.0, 8192 MB) is newer than CUDA 11.6 can run (compute"
                    + " capability 8.9 at most)."));
    assertThat(choose("auto", card(35), 0).reason()).contains("older than ND4J supports");
    assertThat(choose("auto", card(86), 5L << 30).reason())
        .contains("has 4096 MB of free memory, and the run needs about 5120");
    assertThat(choose("auto", Optional.empty(), 0).reason()).contains("no NVIDIA card was found");
    assertThat(
            new DeviceRule("auto").choose(Optional.of("a library is missing"), card(86), () -> 0))
        .isEqualTo(new ComputeDevice(false, "The CPU: a library is missing."));
  }

  @Test
  void theCpuIsTakenWhereItIsAskedFor() {
    assertThat(choose("cpu", card(86), 0))
        .isEqualTo(new ComputeDevice(false, "The CPU, as the config asks."));
  }

  @Test
  void demandedGpuThatCannotBeUsedIsAProblemOfTheConfig() {
    assertThatThrownBy(() -> choose("gpu", card(120), 0))
        .isInstanceOf(InputProblem.class)
        .hasMessageStartingWith(
            "execution.device: a GPU is demanded, but Some card (compute capability 12.0")
        .hasMessageNotContaining("\n");
    assertThatThrownBy(() -> choose("gpu", Optional.empty(), 0)).isInstanceOf(InputProblem.class);
    assertThat(choose("gpu", card(86), 1L << 30).gpu()).isTrue();
  }

  @Test
  void absentDriverMeansNoCard() {
    assertThat(GraphicsCard.ask(List.of("no-such-command-" + System.nanoTime()), 1)).isEmpty();
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void driverThatHangsOrFailsMeansNoCard() {
    long start = System.nanoTime();
    assertThat(GraphicsCard.ask(List.of("sleep", "60"), 1)).isEmpty();
    assertThat(System.nanoTime() - start).isLessThan(20_000_000_000L);
    assertThat(GraphicsCard.ask(List.of("sh", "-c", "echo 'a, 8.6, 100, 100'; exit 9"), 20))
        .isEmpty();
    assertThat(
            GraphicsCard.ask(
                List.of("sh", "-c", "echo 'a, 8.6, 100, 90'; echo 'b, 3.0, 1, 1'"), 20))
        .contains(new GraphicsCard("a", 86, 100L << 20, 90L << 20));
  }

  @Test
  void cudaBackendIsHiddenFromNd4jAndTheCpuBackendIsNot(@TempDir Path folder) throws IOException {
    String name = "META-INF/services/org.nd4j.linalg.factory.Nd4jBackend";
    Files.createDirectories(folder.resolve(name).getParent());
    Files.writeString(folder.resolve(name), "# a comment\n\n" + Backend.CUDA_BACKEND + "\n");
    URL[] urls = {folder.toUri().toURL()};
    try (URLClassLoader both = new URLClassLoader(urls, getClass().getClassLoader())) {
      int all = Collections.list(both.getResources(name)).size();
      List<URL> seen = Collections.list(new WithoutCuda(both).getResources(name));
      assertThat(seen)
          .hasSize(all - 1)
          .isNotEmpty()
          .noneMatch(url -> url.toString().contains(folder.toString()));
    }
  }

  @Test
  void startedBackendIsTheOneThatComputes() {
    ComputeDevice device = Backend.start("cpu", () -> 0);
    assertThat(device.gpu()).isFalse();
    try (Kernels kernels = KernelFactory.portable(Precision.SINGLE)) {
      assertThat(kernels.description()).startsWith("portable kernels, ND4J 1.").contains("on CPU");
    }
  }

  private static ComputeDevice choose(String wanted, Optional<GraphicsCard> card, long needed) {
    return new DeviceRule(wanted).choose(CUDA_IS_HERE, card, () -> needed);
  }

  private static Optional<GraphicsCard> card(int capability) {
    return Optional.of(new GraphicsCard("Some card", capability, 8L << 30, 4L << 30));
  }
}
