package cellscope.engine.kernel;

import cellscope.model.InputProblem;
import java.util.Optional;
import java.util.function.LongSupplier;

/** Chooses the device from what a config asks for and what the machine has. */
final class DeviceRule {
  private final String wanted;

  /**
   * @param wanted "auto", "cpu" or "gpu"
   */
  DeviceRule(String wanted) {
    this.wanted = wanted;
  }

  /**
   * @param cudaObstacle why ND4J's CUDA backend can't be loaded; empty if it can
   * @param card the machine's card
   * @param neededBytes memory that the run needs on the card
   * @throws InputProblem a GPU is demanded and can't be used
   */
  ComputeDevice choose(
      Optional<String> cudaObstacle, Optional<GraphicsCard> card, LongSupplier neededBytes) {
    if (wanted.equals("cpu")) {
      return new ComputeDevice(false, "The CPU, as the config asks.");
    }
    if (card.isEmpty()) {
      return withoutGpu("no NVIDIA card was found (nvidia-smi is absent or reports none)");
    }
    Optional<String> obstacle = card.get().obstacle(neededBytes.getAsLong()).or(() -> cudaObstacle);
    if (obstacle.isPresent()) {
      return withoutGpu(obstacle.get());
    }
    return new ComputeDevice(true, "The GPU: " + card.get().described() + ".");
  }

  /**
   * The CPU, because the GPU can't be used.
   *
   * @param why half a sentence
   * @throws InputProblem a GPU is demanded
   */
  ComputeDevice withoutGpu(String why) {
    if (wanted.equals("gpu")) {
      throw new InputProblem(
          "a GPU is demanded, but " + why,
          "execution.device",
          "set it to auto or cpu to compute on the CPU");
    }
    return new ComputeDevice(false, "The CPU: " + why + ".");
  }
}
