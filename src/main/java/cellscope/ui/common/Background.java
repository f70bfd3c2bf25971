package cellscope.ui.common;

import cellscope.model.InputProblem;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;

/** Work that must not hold up the window: files, processes. One thing at a time, in order. */
public final class Background implements AutoCloseable {
  private final ExecutorService thread =
      Executors.newSingleThreadExecutor(
          work -> {
            Thread made = new Thread(work, "window-background");
            made.setDaemon(true);
            return made;
          });

  /**
   * Does work, then hands its result, or the sentence of what went wrong, to the interface's
   * thread.
   */
  public <T> void submit(Callable<T> work, Consumer<T> done, Consumer<String> failed) {
    thread.execute(
        () -> {
          try {
            T result = work.call();
            FxThread.run(() -> done.accept(result));
          } catch (Exception e) {
            FxThread.run(() -> failed.accept(sentence(e)));
          }
        });
  }

  /** What to tell a user of an exception: our own problems as they are, others with their kind. */
  public static String sentence(Exception e) {
    return e instanceof InputProblem || e.getMessage() == null && e.getCause() == null
        ? String.valueOf(e.getMessage())
        : e.getClass().getSimpleName() + ": " + e.getMessage();
  }

  @Override
  public void close() {
    thread.shutdown();
  }
}
