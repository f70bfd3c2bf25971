package cellscope.run;

import cellscope.model.genotype.Genotype;
import cellscope.model.genotype.Operation;
import cellscope.model.metric.Measurement;
import cellscope.model.run.CellDraw;
import cellscope.model.run.CellState;
import cellscope.model.run.Draw;
import cellscope.model.run.RunEvent.EpochDone;
import cellscope.model.run.RunEvent.RunFinished;
import cellscope.model.run.RunEvent.RunStarted;
import cellscope.model.run.RunEvent.StepDone;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The events of a GDAS search, from the numbers of its columns in their order. */
public final class SearchEvents {
  private SearchEvents() {}

  public static RunStarted started(
      String space,
      int epochs,
      int stepsPerEpoch,
      long weightImages,
      long archImages,
      long heldOutImages,
      long parameters) {
    Map<String, Long> counts = new LinkedHashMap<>();
    counts.put("weightImages", weightImages);
    counts.put("archImages", archImages);
    counts.put("heldOutImages", heldOutImages);
    counts.put(RunStarted.PARAMETERS, parameters);
    return new RunStarted(
        space, Optional.empty(), epochs, stepsPerEpoch, counts, EarlierEvents.OF_SEARCH);
  }

  public static StepDone step(
      int epoch, int step, double[] values, List<CellDraw> weightDraw, List<CellDraw> archDraw) {
    return new StepDone(
        epoch,
        step,
        Measurement.of(EarlierEvents.OF_SEARCH.steps(), values),
        List.of(new Draw("weightDraw", weightDraw), new Draw("archDraw", archDraw)));
  }

  /** Entropy and skips are counted here. */
  public static EpochDone epoch(
      int epoch, double[] values, Genotype derived, List<CellState> cells) {
    double[] all = java.util.Arrays.copyOf(values, values.length + 2);
    all[values.length] = CellState.meanEntropy(cells);
    all[values.length + 1] = derived.count(Operation.SKIP_CONNECT);
    Measurement measured = Measurement.of(EarlierEvents.OF_SEARCH.epochs(), all);
    return new EpochDone(epoch, measured, Optional.of(derived), cells);
  }

  public static RunFinished finished(int epochs, Genotype derived) {
    return new RunFinished(epochs, Optional.of(derived));
  }

  /** The start of a training. */
  public static RunStarted training(
      Genotype genotype,
      int epochs,
      int stepsPerEpoch,
      long trainImages,
      long testImages,
      long parameters) {
    Map<String, Long> counts = new LinkedHashMap<>();
    counts.put("trainImages", trainImages);
    counts.put("testImages", testImages);
    counts.put(RunStarted.PARAMETERS, parameters);
    return new RunStarted(
        genotype.space(),
        Optional.of(genotype),
        epochs,
        stepsPerEpoch,
        counts,
        EarlierEvents.OF_TRAINING);
  }

  /** A step of a training. */
  public static StepDone trainStep(int epoch, int step, double... values) {
    return new StepDone(
        epoch, step, Measurement.of(EarlierEvents.OF_TRAINING.steps(), values), List.of());
  }

  /** An epoch of a training. */
  public static EpochDone trainEpoch(int epoch, double... values) {
    Measurement measured = Measurement.of(EarlierEvents.OF_TRAINING.epochs(), values);
    return new EpochDone(epoch, measured, Optional.empty(), List.of());
  }
}
