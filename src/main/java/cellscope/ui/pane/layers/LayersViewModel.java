package cellscope.ui.pane.layers;

import cellscope.model.plan.LayerTable;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/**
 * The networks whose layers may be looked at, and the table of the chosen one. Counts nothing while
 * nobody looks.
 */
public final class LayersViewModel {
  /**
   * What is shown.
   *
   * @param table the layers; empty where there are none
   * @param problem why there are none; empty if there are
   */
  public record Shown(Optional<LayerTable> table, String problem) {
    static final Shown NOTHING = new Shown(Optional.empty(), "");
  }

  private final BooleanProperty looking = new SimpleBooleanProperty(this, "looking");
  private final IntegerProperty chosen = new SimpleIntegerProperty(this, "chosen");
  private final ObservableList<String> names = FXCollections.observableArrayList();
  private final ReadOnlyObjectWrapper<Shown> shown =
      new ReadOnlyObjectWrapper<>(this, "shown", Shown.NOTHING);
  private Supplier<List<NetworkChoice>> source = List::of;
  private List<NetworkChoice> choices = List.of();

  /** A table of nothing. */
  public LayersViewModel() {
    looking.addListener(changed -> choose());
    chosen.addListener(changed -> count());
  }

  /** Shows other networks, keeping the place that is chosen among them. */
  public void show(Supplier<List<NetworkChoice>> networks) {
    source = networks;
    choose();
  }

  private void choose() {
    if (!looking.get()) {
      return;
    }
    choices = source.get();
    List<String> now = choices.stream().map(NetworkChoice::name).toList();
    if (!names.equals(now)) {
      int place = Math.min(chosen.get(), now.size() - 1);
      names.setAll(now);
      chosen.set(Math.max(0, place));
    }
    count();
  }

  private void count() {
    if (!looking.get() || chosen.get() < 0 || chosen.get() >= choices.size()) {
      shown.set(Shown.NOTHING);
      return;
    }
    try {
      LayerTable table = LayerTable.of(choices.get(chosen.get()).plan().get());
      if (!shown.get().table().equals(Optional.of(table))) {
        shown.set(new Shown(Optional.of(table), ""));
      }
    } catch (IllegalArgumentException | ArithmeticException e) {
      shown.set(new Shown(Optional.empty(), e.getMessage()));
    }
  }

  /** Whether somebody looks. */
  public BooleanProperty lookingProperty() {
    return looking;
  }

  /** Index of the network that is chosen. */
  public IntegerProperty chosenProperty() {
    return chosen;
  }

  /** What the networks are called. */
  public ObservableList<String> names() {
    return names;
  }

  /** The chosen network's layers. */
  public ReadOnlyObjectProperty<Shown> shownProperty() {
    return shown.getReadOnlyProperty();
  }
}
