package cellscope.engine.kernel;

import org.junit.jupiter.api.Nested;

class PortableKernelsSingleTest {
  private static final KernelFixture.Subject SUBJECT =
      new KernelFixture.Subject(() -> KernelFactory.portable(Precision.SINGLE), 1e-5);

  @Nested
  class Convolutions extends ConvolutionContract {
    Convolutions() {
      super(SUBJECT);
    }
  }

  @Nested
  class Channels extends ChannelContract {
    Channels() {
      super(SUBJECT);
    }
  }

  @Nested
  class Places extends PlaceContract {
    Places() {
      super(SUBJECT);
    }
  }

  @Nested
  class Classifier extends ClassifierContract {
    Classifier() {
      super(SUBJECT);
    }
  }

  @Nested
  class BuffersAndMemory extends BufferContract {
    BuffersAndMemory() {
      super(SUBJECT);
    }
  }
}
