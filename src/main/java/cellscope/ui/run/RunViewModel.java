package cellscope.ui.run;

import cellscope.model.CellGenotype;
import cellscope.model.Genotype;
import cellscope.model.SearchEvent.CellState;
import cellscope.model.SearchSpace;
import cellscope.picture.CellFrame;
import cellscope.picture.curve.CurveSeries;
import cellscope.run.EpochMetric;
import cellscope.run.EpochTable;
import cellscope.run.RunSnapshot;
import cellscope.run.RunUpdate;
import cellscope.run.StepMetric;
import cellscope.run.StepTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.LongProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleLongProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/**
 * What the window knows of the open run: curves, the frames of its epochs, and which of them is
 * looked at. Every metric point is kept.
 */
public final class RunViewModel {
  private final TimelineViewModel timeline = new TimelineViewModel();
  private final CurveSeries weightLoss = new CurveSeries("weights", 0);
  private final CurveSeries archLoss = new CurveSeries("architecture", 1);
  private final CurveSeries derivedLoss = new CurveSeries("derived", 2);
  private final CurveSeries weightAccuracy = new CurveSeries("weights", 0);
  private final CurveSeries archAccuracy = new CurveSeries("architecture", 1);
  private final CurveSeries derivedAccuracy = new CurveSeries("derived", 2);
  private final LongProperty revision = new SimpleLongProperty(this, "revision");
  private final ObservableList<CellFrame> frames = FXCollections.observableArrayList();
  private final ObjectProperty<CellFrame> frame = new SimpleObjectProperty<>(this, "frame");
  private final ObjectProperty<CellFrame> previous = new SimpleObjectProperty<>(this, "previous");
  private final ObjectProperty<RunUpdate> update = new SimpleObjectProperty<>(this, "update");
  private final List<Integer> rowsOfFrames = new ArrayList<>();
  private int stepsTaken;
  private int epochsTaken;

  /** A model of no run yet. */
  public RunViewModel() {
    timeline.epochProperty().addListener(changed -> look());
  }

  /** Takes what the follower saw; on the interface's thread. */
  public void accept(RunFollower.Seen seen) {
    if (seen.reset()) {
      forget();
    }
    RunUpdate now = seen.update();
    takeSteps(now);
    takeEpochs(now);
    update.set(now);
    timeline.setEpochs(frames.size(), now.snapshot().epochs());
    look();
    revision.set(revision.get() + 1);
  }

  private void forget() {
    for (CurveSeries series : List.of(weightLoss, archLoss, derivedLoss)) {
      series.clear();
    }
    for (CurveSeries series : List.of(weightAccuracy, archAccuracy, derivedAccuracy)) {
      series.clear();
    }
    frames.clear();
    rowsOfFrames.clear();
    stepsTaken = 0;
    epochsTaken = 0;
  }

  private void takeSteps(RunUpdate now) {
    StepTable steps = now.steps();
    double perEpoch = Math.max(1, now.snapshot().stepsPerEpoch());
    for (; stepsTaken < steps.size(); stepsTaken++) {
      int row = stepsTaken;
      double x = steps.epochs().get(row) + (steps.steps().get(row) + 1) / perEpoch;
      weightLoss.append(x, steps.get(StepMetric.WEIGHT_LOSS).get(row));
      archLoss.append(x, steps.get(StepMetric.ARCH_LOSS).get(row));
      weightAccuracy.append(x, steps.get(StepMetric.WEIGHT_ACCURACY).get(row));
      archAccuracy.append(x, steps.get(StepMetric.ARCH_ACCURACY).get(row));
    }
  }

  private void takeEpochs(RunUpdate now) {
    EpochTable epochs = now.epochs();
    List<CellFrame> made = new ArrayList<>();
    for (; epochsTaken < epochs.size(); epochsTaken++) {
      int row = epochsTaken;
      double x = epochs.epoch(row) + 1;
      append(derivedLoss, x, epochs.get(EpochMetric.DERIVED_LOSS, row));
      append(derivedAccuracy, x, epochs.get(EpochMetric.DERIVED_ACCURACY, row));
      Optional<CellFrame> ofRow = frameOf(now, row);
      if (ofRow.isPresent()) {
        made.add(ofRow.get());
        rowsOfFrames.add(row);
      }
    }
    if (!made.isEmpty()) {
      frames.addAll(made);
    }
  }

  /** An epoch that was not evaluated leaves no gap in the curve. */
  private static void append(CurveSeries series, double x, double y) {
    if (!Double.isNaN(y)) {
      series.append(x, y);
    }
  }

  private static Optional<CellFrame> frameOf(RunUpdate now, int row) {
    Optional<SearchSpace> space =
        now.snapshot().record().search().flatMap(c -> SearchSpace.byName(c.space().name()));
    List<CellState> cells = now.epochs().cells(row);
    Optional<Genotype> genotype = now.epochs().genotype(row);
    if (space.isEmpty() || cells.isEmpty() || genotype.isEmpty()) {
      return Optional.empty(); // its line is damaged, which the warnings tell
    }
    CellState state = cells.get(0);
    CellGenotype derived = genotype.get().cells().get(0);
    return Optional.of(CellFrame.of(space.get(), now.epochs().epoch(row), state, derived));
  }

  private void look() {
    int index = timeline.getEpoch();
    boolean any = index >= 0 && index < frames.size();
    previous.set(any && index > 0 ? frames.get(index - 1) : null);
    frame.set(any ? withNewestDraw(index) : null);
  }

  /**
   * The newest frame shows the draw of the step just made, which is newer than the epoch's last.
   */
  private CellFrame withNewestDraw(int index) {
    CellFrame shown = frames.get(index);
    RunUpdate now = update.get();
    boolean newest = index == frames.size() - 1 && timeline.isFollowing();
    if (!newest || now == null || now.steps().lastArchDraw().isEmpty()) {
      return shown;
    }
    int last = now.steps().size() - 1;
    boolean newer = now.steps().epochs().get(last) > shown.epoch();
    return newer && now.snapshot().state().live()
        ? shown.withSampled(now.steps().lastArchDraw().get(0).operations())
        : shown;
  }

  /** Row in the epoch table of the epoch that is looked at; -1 for none. */
  public int row() {
    int index = timeline.getEpoch();
    return index >= 0 && index < rowsOfFrames.size() ? rowsOfFrames.get(index) : -1;
  }

  public TimelineViewModel timeline() {
    return timeline;
  }

  /** Loss curves in nats by epoch. */
  public List<CurveSeries> losses() {
    return List.of(weightLoss, archLoss, derivedLoss);
  }

  /** Accuracy curves, 0..1, by epoch. */
  public List<CurveSeries> accuracies() {
    return List.of(weightAccuracy, archAccuracy, derivedAccuracy);
  }

  /** Changes whenever a curve has grown. */
  public LongProperty revisionProperty() {
    return revision;
  }

  /** All epochs so far. */
  public ObservableList<CellFrame> frames() {
    return frames;
  }

  /** The epoch that is looked at; null for none. */
  public ObjectProperty<CellFrame> frameProperty() {
    return frame;
  }

  /** The epoch before it; null for none. */
  public ObjectProperty<CellFrame> previousProperty() {
    return previous;
  }

  /** The newest look at the run; null before the first. */
  public ObjectProperty<RunUpdate> updateProperty() {
    return update;
  }

  /** How the run stands; null before the first look. */
  public RunSnapshot snapshot() {
    return update.get() == null ? null : update.get().snapshot();
  }
}
