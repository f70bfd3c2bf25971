package cellscope.engine.kernel.portable;

import static org.assertj.core.api.Assertions.assertThat;

import cellscope.engine.kernel.KernelProvider.Probe;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;

class CardProbeTest {
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
      Probe probe = probe(card(capability), 0);
      assertThat(probe.usable()).isTrue();
      assertThat(probe.reason()).startsWith("Some card (compute capability ").endsWith(" MB)");
    }
    assertThat(probe(card(86), 1L << 30).usable()).isTrue();
  }

  @Test
  void otherCardsAreRefusedWithAReason() {
    assertThat(probe(card(90), 0))
        .isEqualTo(
            Probe.unusable(
                "Some card (compute capability 9.0, 8192 MB) is newer than CUDA 11.6 can run (compute"
                    + " capability 8.9 at most)"));
    assertThat(probe(card(35), 0).reason()).contains("older than ND4J supports");
    assertThat(probe(card(86), 5L << 30).reason())
        .contains("has 4096 MB of free memory, and the run needs about 5120");
    assertThat(probe(Optional.empty(), 0).reason())
        .isEqualTo("no NVIDIA card was found (nvidia-smi is absent or reports none)");
  }

  @Test
  void withoutItsLibrariesNothingIsStarted() {
    AtomicInteger starts = new AtomicInteger();
    CardProbe probe =
        new CardProbe(
            () -> card(86),
            () -> Optional.of("a library is missing"),
            () -> starts.incrementAndGet() > 0);
    assertThat(probe.probe(() -> 0)).isEqualTo(Probe.unusable("a library is missing"));
    assertThat(starts).hasValue(0);
  }

  @Test
  void aBackendThatStartsElsewhereIsARefusal() {
    CardProbe probe = new CardProbe(() -> card(86), Optional::empty, () -> false);
    assertThat(probe.probe(() -> 0))
        .isEqualTo(Probe.unusable("ND4J could not start its CUDA backend"));
  }

  @Test
  void memoryIsCountedOnlyWhereThereIsACard() {
    CardProbe probe = new CardProbe(Optional::empty, Optional::empty, () -> true);
    AtomicInteger counts = new AtomicInteger();
    assertThat(probe.probe(counts::incrementAndGet).usable()).isFalse();
    assertThat(counts).hasValue(0);
  }

  @Test
  void absentDriverMeansNoCard() {
    assertThat(GraphicsCard.ask(List.of("no-such-command-" + System.nanoTime()), 1)).isEmpty();
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void driverThatHangsOrFailsMeansNoCard() {
    long start = System.nanoTime();
    assertThat(GraphicsCard.ask(List.of("sleep", "600"), 1)).isEmpty();
    assertThat(System.nanoTime() - start).isLessThan(300_000_000_000L);
    assertThat(GraphicsCard.ask(List.of("sh", "-c", "echo 'a, 8.6, 100, 100'; exit 9"), 120))
        .isEmpty();
    assertThat(
            GraphicsCard.ask(
                List.of("sh", "-c", "echo 'a, 8.6, 100, 90'; echo 'b, 3.0, 1, 1'"), 120))
        .contains(new GraphicsCard("a", 86, 100L << 20, 90L << 20));
  }

  private static Probe probe(Optional<GraphicsCard> card, long needed) {
    return new CardProbe(() -> card, Optional::empty, () -> true).probe(() -> needed);
  }

  private static Optional<GraphicsCard> card(int capability) {
    return Optional.of(new GraphicsCard("Some card", capability, 8L << 30, 4L << 30));
  }
}
