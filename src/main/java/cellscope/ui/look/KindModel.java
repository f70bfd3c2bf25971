package cellscope.ui.look;

import cellscope.picture.CellFrame;
import java.util.List;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/** The epochs of one kind of cell, and which of them is looked at. */
public final class KindModel {
  private final String kind;
  private final ObservableList<CellFrame> frames = FXCollections.observableArrayList();
  private final ObjectProperty<CellFrame> frame = new SimpleObjectProperty<>(this, "frame");
  private final ObjectProperty<CellFrame> previous = new SimpleObjectProperty<>(this, "previous");

  private boolean isFixed;

  /** A kind of cell without epochs yet. */
  public KindModel(String kind) {
    this.kind = kind;
  }

  /** A kind whose cell is the same in every epoch. */
  static KindModel fixed(String kind, CellFrame cell) {
    KindModel model = new KindModel(kind);
    model.isFixed = true;
    model.frame.set(cell);
    return model;
  }

  /** Whether its cell is the same in every epoch. */
  public boolean isFixed() {
    return isFixed;
  }

  /** The kind's name in its space. */
  public String kind() {
    return kind;
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

  void add(List<CellFrame> more) {
    if (!more.isEmpty()) {
      frames.addAll(more);
    }
  }

  /**
   * Looks at an epoch.
   *
   * @param index among the frames; none is looked at where there is no such frame
   * @param draw the draw to show instead of the epoch's last; empty for that one
   */
  void look(int index, List<Integer> draw) {
    if (isFixed) {
      return;
    }
    boolean any = index >= 0 && index < frames.size();
    previous.set(any && index > 0 ? frames.get(index - 1) : null);
    CellFrame shown = any ? frames.get(index) : null;
    frame.set(any && !draw.isEmpty() ? shown.withSampled(draw) : shown);
  }
}
