package cellscope.engine.kernel;

import cellscope.engine.kernel.provider.KernelProviders;
import java.util.Comparator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** The contracts on all kernels that there are, in each of their precisions. */
@ParameterizedClass(name = "{0}")
@MethodSource("subjects")
class KernelContractTest {
  private final KernelFixture.Subject subject;

  KernelContractTest(KernelFixture.Subject subject) {
    this.subject = subject;
  }

  /** The CPU's first: they are what a process computes on that has not asked for a card. */
  static Stream<KernelFixture.Subject> subjects() {
    return KernelProviders.ALL.stream()
        .sorted(Comparator.comparing(KernelProvider::device))
        .flatMap(
            provider ->
                provider.precisions().stream()
                    .sorted()
                    .map(precision -> new KernelFixture.Subject(provider, precision)));
  }

  @Nested
  class Convolutions extends ConvolutionContract {
    Convolutions() {
      super(subject);
    }
  }

  @Nested
  class Channels extends ChannelContract {
    Channels() {
      super(subject);
    }
  }

  @Nested
  class Places extends PlaceContract {
    Places() {
      super(subject);
    }
  }

  @Nested
  class Classifier extends ClassifierContract {
    Classifier() {
      super(subject);
    }
  }

  @Nested
  class BuffersAndMemory extends BufferContract {
    BuffersAndMemory() {
      super(subject);
    }
  }
}
