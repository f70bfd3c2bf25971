package cellscope.model.run;

import cellscope.model.genotype.Genotype;
import cellscope.model.metric.Measurement;
import cellscope.model.metric.Metric;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a run tells, whatever it does. All but {@link StepTimed} and {@link EpochTimed}, which carry
 * clocks, follow from config, seed and device alone, so that they can be compared between runs.
 */
public sealed interface RunEvent {
  /**
   * The first event; a resumed run does not repeat it.
   *
   * @param space the search space's name
   * @param genotype what is trained; empty for a search
   * @param epochs in all, warm-up included; 0 where time ends the run and the number is not known
   * @param stepsPerEpoch steps in an epoch
   * @param counts what is counted before the first step, such as images of each half and learnable
   *     numbers, by name, in a fixed order
   * @param columns what steps and epochs tell
   */
  record RunStarted(
      String space,
      Optional<Genotype> genotype,
      int epochs,
      int stepsPerEpoch,
      Map<String, Long> counts,
      RunColumns columns)
      implements RunEvent {
    /** The count of the network's learnable numbers, alpha not among them. */
    public static final String PARAMETERS = "parameters";

    public RunStarted {
      counts = Collections.unmodifiableMap(new LinkedHashMap<>(counts));
    }

    /** A count by its name; 0 where it was not told. */
    public long count(String name) {
      return counts.getOrDefault(name, 0L);
    }
  }

  /**
   * One step.
   *
   * @param epoch zero-based
   * @param step zero-based within the epoch
   * @param measurement the values of {@link RunColumns#steps()}
   * @param draws what was drawn, by {@link RunColumns#draws()}
   */
  record StepDone(int epoch, int step, Measurement measurement, List<Draw> draws)
      implements RunEvent {
    public StepDone {
      draws = List.copyOf(draws);
    }

    /** What was drawn for a purpose, by kind of cell; empty where nothing was. */
    public List<CellDraw> draw(String name) {
      return draws.stream()
          .filter(d -> d.name().equals(name))
          .findFirst()
          .map(Draw::cells)
          .orElse(List.of());
    }

    /** A metric's value; NaN where it was not measured. */
    public double get(Metric metric) {
      return measurement.get(metric);
    }
  }

  /**
   * One epoch.
   *
   * @param epoch zero-based
   * @param measurement the values of {@link RunColumns#epochs()}; means are over the epoch's steps,
   *     weighted by images
   * @param derived the derived genotype, or the best found so far; empty for a training
   * @param cells how each kind of cell stands; empty for a training
   */
  record EpochDone(
      int epoch, Measurement measurement, Optional<Genotype> derived, List<CellState> cells)
      implements RunEvent {
    public EpochDone {
      cells = List.copyOf(cells);
    }

    /** A metric's value; NaN where it was not measured. */
    public double get(Metric metric) {
      return measurement.get(metric);
    }
  }

  /**
   * Every epoch is made; nothing follows.
   *
   * @param epochs how many there were
   * @param derived what the search found; empty for a training
   */
  record RunFinished(int epochs, Optional<Genotype> derived) implements RunEvent {}

  /**
   * How long a step took; process facts, never compared.
   *
   * @param seconds wall time of the step
   * @param dataWaitSeconds of these, waiting for a batch
   */
  record StepTimed(int epoch, int step, double seconds, double dataWaitSeconds)
      implements RunEvent {}

  /**
   * How long an epoch took; process facts, never compared.
   *
   * @param seconds wall time since this process began the epoch, pauses left out
   * @param imagesPerSecond images of all halves over the time of the steps
   * @param dataWaitSeconds waiting for batches
   * @param evaluationSeconds evaluating on held-out images
   * @param residentBytes the process's resident memory, or -1 where the platform does not tell
   */
  record EpochTimed(
      int epoch,
      double seconds,
      double imagesPerSecond,
      double dataWaitSeconds,
      double evaluationSeconds,
      long residentBytes)
      implements RunEvent {}
}
