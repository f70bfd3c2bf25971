package cellscope.ui.common;

import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BinaryOperator;
import java.util.function.Consumer;
import javafx.application.Platform;

/**
 * The one way from another thread to the interface's. Values are conflated: however fast they come,
 * one is waiting at most, so a slow view is never flooded.
 *
 * @param <T> what is handed over
 */
public final class FxThread<T> {
  private final AtomicReference<T> waiting = new AtomicReference<>();
  private final BinaryOperator<T> merge;
  private final Consumer<T> receiver;

  /**
   * @param merge joins a value that is still waiting (first) with a newer one
   * @param receiver gets values on the interface's thread
   */
  public FxThread(BinaryOperator<T> merge, Consumer<T> receiver) {
    this.merge = merge;
    this.receiver = receiver;
  }

  /** Hands a value over; may be called on any thread. */
  public void offer(T value) {
    T before =
        waiting.getAndAccumulate(value, (old, now) -> old == null ? now : merge.apply(old, now));
    if (before == null) {
      Platform.runLater(this::deliver);
    }
  }

  private void deliver() {
    T value = waiting.getAndSet(null);
    if (value != null) {
      receiver.accept(value);
    }
  }

  /** Runs something on the interface's thread, once. */
  public static void run(Runnable work) {
    new FxThread<Runnable>((old, now) -> now, Runnable::run).offer(work);
  }
}
