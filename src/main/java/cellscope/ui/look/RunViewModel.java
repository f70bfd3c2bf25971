package cellscope.ui.look;

import cellscope.config.Turn;
import cellscope.model.genotype.CellGenotype;
import cellscope.model.genotype.Genotype;
import cellscope.model.metric.Metric;
import cellscope.model.run.CellDraw;
import cellscope.model.run.CellState;
import cellscope.model.run.Draw;
import cellscope.model.run.RunEvent.RunStarted;
import cellscope.model.space.Space;
import cellscope.model.space.catalogue.Spaces;
import cellscope.picture.CellFrame;
import cellscope.run.RunSnapshot;
import cellscope.run.RunUpdate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.LongProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleDoubleProperty;
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
  private final ReadOnlyObjectWrapper<RunCurves> curves =
      new ReadOnlyObjectWrapper<>(this, "curves", RunCurves.NONE);
  private final LongProperty revision = new SimpleLongProperty(this, "revision");
  private final ObservableList<KindModel> kinds = FXCollections.observableArrayList();
  private final DoubleProperty place = new SimpleDoubleProperty(this, "place", Double.NaN);
  private final ObjectProperty<RunUpdate> update = new SimpleObjectProperty<>(this, "update");
  private final List<Integer> rowsOfFrames = new ArrayList<>();
  private int epochsTaken;
  private long resets;

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
    if (curves.get().isEmpty() && now.started().isPresent()) {
      curves.set(RunCurves.of(now.started().get().columns()));
    }
    if (kinds.isEmpty()) {
      kinds.setAll(kindsOf(now));
    }
    curves.get().take(now);
    takeEpochs(now);
    update.set(now);
    timeline.turnProperty().set(turn());
    timeline.setEpochs(rowsOfFrames.size(), now.snapshot().epochs());
    look();
    revision.set(revision.get() + 1);
  }

  private void forget() {
    curves.get().clear();
    kinds.forEach(k -> k.frames().clear());
    rowsOfFrames.clear();
    epochsTaken = 0;
    resets++;
  }

  /** How often what was told of the run had to be forgotten, since its logs were cut back. */
  long resets() {
    return resets;
  }

  /** Whether the cell is given, and no epoch changes it. */
  private static boolean isGiven(RunUpdate now) {
    return now.snapshot().record().config().genotypeText().isPresent();
  }

  /** The kinds of cell of a search's space, or those of the genotype that is trained. */
  private static List<KindModel> kindsOf(RunUpdate now) {
    if (isGiven(now)) {
      return TrainedGenotype.of(now).stream()
          .flatMap(
              genotype ->
                  genotype.cells().stream()
                      .map(
                          cell ->
                              KindModel.fixed(
                                  cell.kind(), CellFrame.of(Spaces.of(genotype), cell))))
          .toList();
    }
    return space(now).stream()
        .flatMap(s -> s.cells().stream())
        .map(cell -> new KindModel(cell.kind()))
        .toList();
  }

  private void takeEpochs(RunUpdate now) {
    if (isGiven(now)) {
      for (; epochsTaken < now.epochs().size(); epochsTaken++) {
        rowsOfFrames.add(epochsTaken);
      }
      return;
    }
    List<List<CellFrame>> made = new ArrayList<>();
    kinds.forEach(k -> made.add(new ArrayList<>()));
    for (; epochsTaken < now.epochs().size(); epochsTaken++) {
      int row = epochsTaken;
      List<CellFrame> ofRow = framesOf(now, row);
      if (!ofRow.isEmpty()) {
        for (int k = 0; k < kinds.size(); k++) {
          made.get(k).add(ofRow.get(k));
        }
        rowsOfFrames.add(row);
      }
    }
    for (int k = 0; k < kinds.size(); k++) {
      kinds.get(k).add(made.get(k));
    }
  }

  /** Whether operations are drawn; as long as the run has not told it, they may be. */
  private static boolean draws(RunUpdate now) {
    return now.started().map(started -> !started.columns().draws().isEmpty()).orElse(true);
  }

  private static Optional<Space> space(RunUpdate now) {
    return now.started()
        .map(RunStarted::space)
        .or(() -> now.snapshot().record().config().spaceName())
        .flatMap(Spaces::byName);
  }

  /** A frame for each kind of cell; none where a line is damaged, which the warnings tell. */
  private List<CellFrame> framesOf(RunUpdate now, int row) {
    Optional<Space> space = space(now);
    List<CellState> cells = now.epochs().cells(row);
    Optional<Genotype> genotype = now.epochs().genotype(row);
    List<CellFrame> frames = new ArrayList<>();
    if (space.isPresent() && genotype.isPresent()) {
      for (KindModel kind : kinds) {
        Optional<CellState> state =
            cells.stream().filter(c -> c.kind().equals(kind.kind())).findFirst();
        Optional<CellGenotype> derived =
            genotype.get().cells().stream().filter(c -> c.kind().equals(kind.kind())).findFirst();
        if (state.isPresent() && derived.isPresent()) {
          int epoch = now.epochs().epoch(row);
          CellFrame frame = CellFrame.of(space.get(), epoch, state.get(), derived.get());
          frames.add(draws(now) ? frame : frame.undrawn());
        }
      }
    }
    return frames.size() == kinds.size() ? frames : List.of();
  }

  private void look() {
    int index = timeline.getEpoch();
    for (KindModel kind : kinds) {
      kind.look(index, newestDraw(index, kind.kind()));
    }
    int row = row();
    place.set(row < 0 ? Double.NaN : update.get().epochs().epoch(row) + 1.0);
  }

  /**
   * The newest epoch shows the draw of the step just made, which is newer than the epoch's last;
   * empty for any other epoch.
   */
  private List<Integer> newestDraw(int index, String kind) {
    RunUpdate now = update.get();
    int row = row();
    boolean newest = index == rowsOfFrames.size() - 1 && timeline.isFollowing();
    if (row < 0 || !newest || !now.snapshot().state().live() || now.steps().size() == 0) {
      return List.of();
    }
    int last = now.steps().size() - 1;
    boolean newer = now.steps().epochs().get(last) > now.epochs().epoch(row);
    List<Draw> draws = now.steps().lastDraws();
    return draws.stream()
        .skip(Math.max(0, draws.size() - 1))
        .flatMap(draw -> draw.cells().stream())
        .filter(draw -> newer && draw.kind().equals(kind))
        .findFirst()
        .map(CellDraw::operations)
        .orElse(List.of());
  }

  /** Row in the epoch table of the epoch that is looked at; -1 for none. */
  public int row() {
    int index = timeline.getEpoch();
    return index >= 0 && index < rowsOfFrames.size() ? rowsOfFrames.get(index) : -1;
  }

  /** The cell of the epoch that is looked at, or the one that is trained; empty for none. */
  public Optional<Genotype> genotype() {
    RunUpdate now = update.get();
    if (now == null) {
      return Optional.empty();
    }
    Optional<Genotype> trained = TrainedGenotype.of(now);
    return trained.isPresent() || row() < 0 ? trained : now.epochs().genotype(row());
  }

  /** Which epoch is looked at. */
  public TimelineViewModel timeline() {
    return timeline;
  }

  /** What the run's epochs are in words. */
  public Turn turn() {
    return snapshot() == null ? Turn.EPOCH : snapshot().record().config().turn();
  }

  /** Whether it is known what the run measures. */
  public boolean isMeasured() {
    return !curves.get().isEmpty();
  }

  /** Whether it draws operations, so that there is a cell that was drawn last. */
  public boolean draws() {
    return update.get() == null || draws(update.get());
  }

  /** Whether the run measures this; false as long as nothing is known of it. */
  public boolean measures(Metric metric) {
    return curves.get().has(metric);
  }

  /** The run's curves; other ones when the kind of run is known. */
  public ReadOnlyObjectProperty<RunCurves> curvesProperty() {
    return curves.getReadOnlyProperty();
  }

  /** Changes whenever a curve has grown. */
  public LongProperty revisionProperty() {
    return revision;
  }

  /** Each kind of cell of the run's space; empty before the first look. */
  public ObservableList<KindModel> kinds() {
    return kinds;
  }

  /** Number of the epoch that is looked at, from 1; NaN for none. */
  public ReadOnlyDoubleProperty placeProperty() {
    return place;
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
