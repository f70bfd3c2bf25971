package cellscope.engine.kernel.portable;

import cellscope.engine.kernel.KernelProvider.Probe;
import cellscope.engine.kernel.nd4j.Backend;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * Whether ND4J can compute on a card.
 *
 * @param card the machine's card
 * @param cudaObstacle why ND4J's CUDA backend can't be loaded, as half a sentence; empty if it can
 * @param start starts ND4J; whether it then runs on the card
 */
record CardProbe(
    Supplier<Optional<GraphicsCard>> card,
    Supplier<Optional<String>> cudaObstacle,
    BooleanSupplier start) {

  static CardProbe ofThisMachine() {
    return new CardProbe(GraphicsCard::first, Backend::cudaObstacle, Backend::startOnGpu);
  }

  /**
   * @param neededBytes memory that the run needs on the card; asked only where there is one
   */
  Probe probe(LongSupplier neededBytes) {
    Optional<GraphicsCard> found = card.get();
    if (found.isEmpty()) {
      return Probe.unusable("no NVIDIA card was found (nvidia-smi is absent or reports none)");
    }
    Optional<String> obstacle = found.get().obstacle(neededBytes.getAsLong()).or(cudaObstacle);
    if (obstacle.isPresent()) {
      return Probe.unusable(obstacle.get());
    }
    if (!start.getAsBoolean()) {
      return Probe.unusable("ND4J could not start its CUDA backend");
    }
    return Probe.usable(found.get().described());
  }
}
