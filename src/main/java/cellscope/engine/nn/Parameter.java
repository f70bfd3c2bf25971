package cellscope.engine.nn;

import cellscope.engine.kernel.Buffer;

/**
 * A learnable tensor with its gradient and its momentum. It is <em>reached</em> in a pass if it
 * took part in it, even where its gradient is zero; only then does {@link #gradient()} hold a value
 * of this pass.
 */
public final class Parameter {
  private final String name;
  private final Buffer value;
  private final Buffer gradient;
  private final Buffer momentum;
  private boolean reached;
  private boolean everReached;
  private boolean wanted = true;

  Parameter(String name, Buffer value, Buffer gradient, Buffer momentum) {
    this.name = name;
    this.value = value;
    this.gradient = gradient;
    this.momentum = momentum;
  }

  /** The name in the module tree, such as {@code cells.0.edges.1<-0.2.op.1.weight}. */
  public String name() {
    return name;
  }

  public Buffer value() {
    return value;
  }

  public Buffer gradient() {
    return gradient;
  }

  public Buffer momentum() {
    return momentum;
  }

  /** Whether the last pass gave it a gradient. */
  public boolean isReached() {
    return reached;
  }

  /** Whether any pass of the run gave it a gradient, or would have if it had been wanted. */
  public boolean wasEverReached() {
    return everReached;
  }

  /** Whether a pass is to compute its gradient; else it may leave it out. */
  public boolean isGradientWanted() {
    return wanted;
  }

  void wantGradient(boolean isWanted) {
    wanted = isWanted;
  }

  /**
   * Says that it took part, and that {@link #gradient()} now holds this pass's gradient, if that is
   * wanted.
   */
  public void markReached() {
    reached = wanted;
    everReached = true;
  }

  void beginPass() {
    reached = false;
  }

  /** Puts back what a checkpoint kept. */
  public void restoreEverReached(boolean was) {
    everReached = was;
  }
}
