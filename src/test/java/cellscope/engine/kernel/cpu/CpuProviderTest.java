package cellscope.engine.kernel.cpu;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cellscope.engine.kernel.KernelProvider.Probe;
import cellscope.engine.kernel.Precision;
import org.junit.jupiter.api.Test;

class CpuProviderTest {
  @Test
  void aMachineThatOneDnnHasNoNativesForIsRefused() {
    assertThat(new CpuProvider("macosx-arm64").probe(() -> 0))
        .isEqualTo(Probe.unusable("oneDNN for macosx-arm64 is not part of this build"));
  }

  @Test
  void doublePrecisionIsRefused() {
    assertThatThrownBy(() -> new CpuProvider().open(Precision.DOUBLE, 1, 1))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
