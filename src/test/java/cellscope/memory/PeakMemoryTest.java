package cellscope.memory;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

class PeakMemoryTest {
  @Test
  void aPeakAboveTheLimitNamesBothAndTheTests() {
    assertThat(PeakMemory.problem("SomeTest", 3073, 3072))
        .contains("3073 MB", "3072 MB", "SomeTest", "CONTRIBUTING.md");
    assertThat(PeakMemory.problem("SomeTest", 3072, 3072)).isEmpty();
    assertThat(PeakMemory.problem("SomeTest", 9000, 0)).isEmpty();
  }

  @Test
  void thePeakIsWhatTheKernelCallsHighWaterMark() {
    assertThat(PeakMemory.megabytes(List.of("VmPeak: 900000 kB", "VmHWM:\t  204800 kB", "x: 1")))
        .hasValue(200);
    assertThat(PeakMemory.megabytes(List.of("Name: java"))).isEmpty();
  }

  /** The build names a limit, and on Linux there is something to hold against it. */
  @Test
  @EnabledOnOs(OS.LINUX)
  void thisProcessIsMeasured() throws IOException {
    assertThat(PeakMemory.megabytes().orElse(0)).isBetween(20L, 1L << 20);
  }
}
