package cellscope.memory;

import java.io.IOException;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;

/** Looks at {@link PeakMemory} after every class; found by JUnit itself, so no class names it. */
public final class PeakMemoryExtension implements BeforeAllCallback, AfterAllCallback {
  /** What JUnit closes when all tests are over. */
  private static final class Report implements AutoCloseable {
    @Override
    public void close() throws IOException {
      PeakMemory.megabytes()
          .ifPresent(peak -> System.out.println("the tests' process took " + peak + " MB at most"));
    }
  }

  @Override
  public void beforeAll(ExtensionContext context) {
    context
        .getRoot()
        .getStore(Namespace.create(PeakMemoryExtension.class))
        .getOrComputeIfAbsent("report", key -> new Report());
  }

  @Override
  public void afterAll(ExtensionContext context) throws IOException {
    PeakMemory.require(context.getRequiredTestClass().getName());
  }
}
