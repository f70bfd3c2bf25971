package cellscope.memory;

import java.io.IOException;
import net.jqwik.api.lifecycle.AfterContainerHook;
import net.jqwik.api.lifecycle.ContainerLifecycleContext;
import net.jqwik.api.lifecycle.PropagationMode;

/** The same as {@link PeakMemoryExtension} for the classes of properties, which jqwik runs. */
public final class PeakMemoryHook implements AfterContainerHook {
  @Override
  public void afterContainer(ContainerLifecycleContext context) throws IOException {
    PeakMemory.require(context.label());
  }

  @Override
  public PropagationMode propagateTo() {
    return PropagationMode.ALL_DESCENDANTS;
  }
}
