package cellscope.engine.kernel;

/**
 * Where a search computes, and why there.
 *
 * @param gpu whether it is a graphics card
 * @param reason a plain sentence for run.json and the window
 */
public record ComputeDevice(boolean gpu, String reason) {
  /** "gpu" or "cpu". */
  public String name() {
    return gpu ? "gpu" : "cpu";
  }
}
