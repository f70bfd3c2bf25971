package cellscope.engine.supernet;

import java.util.ArrayList;
import java.util.List;

/** Puts the cells of a NASNet network one after the other; each reads the two layers before it. */
final class NasNetBody {
  private final List<NasNetwork.Layer> layers = new ArrayList<>();
  private int beforeLast;
  private int last;
  private boolean afterReduction;

  /** Makes a cell for its place. */
  @FunctionalInterface
  interface CellMaker {
    Cell make(String name, CellShape shape);
  }

  /**
   * @param beforeLast channels of the first cell's first input
   * @param last channels of its second
   * @param halves whether the second is half as large as the first
   */
  NasNetBody(int beforeLast, int last, boolean halves) {
    this.beforeLast = beforeLast;
    this.last = last;
    this.afterReduction = halves;
  }

  /**
   * Adds a cell.
   *
   * @param channels of its nodes
   * @param reduces whether it halves the image
   */
  void add(int channels, boolean reduces, CellMaker maker) {
    CellShape shape = new CellShape(beforeLast, last, channels, reduces, afterReduction);
    Cell cell = maker.make("cells." + layers.size(), shape);
    layers.add(new NasNetwork.Layer(cell, reduces));
    beforeLast = last;
    last = cell.outChannels();
    afterReduction = reduces;
  }

  List<NasNetwork.Layer> layers() {
    return layers;
  }

  /** Channels of the last cell's output. */
  int outChannels() {
    return last;
  }
}
