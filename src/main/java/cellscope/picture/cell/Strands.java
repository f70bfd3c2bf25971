package cellscope.picture.cell;

import cellscope.picture.CellFrame;
import java.util.ArrayList;
import java.util.List;

/**
 * The lines of an edge's operations. On an arc they lie beside each other, each in a lane of its
 * own. On a stair, where many edges run side by side, the operations that stand out have a line
 * each on a thin grey one; the supernet's form one ribbon, each operation as wide as its
 * probability.
 */
final class Strands {
  private static final double FAINT = 0.28;
  private static final double RIBBON = 5.2;
  private static final double TWIN = 2.2;

  /** A probability below it has no line. */
  private static final double LEAST = 1e-9;

  private final CellDagLayout layout;
  private final CellScene scene;

  Strands(CellDagLayout layout, CellScene scene) {
    this.layout = layout;
    this.scene = scene;
  }

  /** An edge's lines; later ones lie on top. */
  List<Strand> of(int edge) {
    double[] p = scene.frame().alpha().softmax(edge);
    List<Integer> chosen = scene.mode().chosen(scene.frame(), edge);
    if (!layout.isStair()) {
      return bundle(edge, p, chosen);
    }
    return scene.mode() == CellMode.SUPERNET ? ribbon(edge, p, chosen) : lines(edge, p, chosen);
  }

  private List<Strand> bundle(int edge, double[] p, List<Integer> chosen) {
    List<Strand> strands = new ArrayList<>();
    boolean supernet = scene.mode() == CellMode.SUPERNET;
    for (int k = 0; k < p.length; k++) {
      if (!chosen.contains(k) && p[k] >= LEAST) {
        double width = supernet ? 0.8 + 7 * p[k] : 0.8 + 1.6 * p[k];
        strands.add(
            new Strand(layout.strand(edge, k, p.length), k, width, supernet ? 0.8 : FAINT, false));
      }
    }
    for (int k : chosen) {
      double width = supernet ? 0.8 + 7 * p[k] : 2 + 4.5 * p[k];
      strands.add(new Strand(layout.strand(edge, k, p.length), k, width, 1, true));
    }
    return strands;
  }

  private List<Strand> lines(int edge, double[] p, List<Integer> chosen) {
    Track track = layout.tracks().get(edge);
    List<Strand> strands = new ArrayList<>();
    strands.add(new Strand(track, -1, 1, chosen.isEmpty() ? 0.5 : 0.35, false));
    for (int i = 0; i < chosen.size(); i++) {
      double lane = (i - (chosen.size() - 1) / 2.0) * 2 * TWIN;
      double most = chosen.size() > 1 ? 3 : 4.4;
      double width = Math.min(most, 1.8 + 3.2 * p[chosen.get(i)]);
      strands.add(new Strand(track.beside(lane), chosen.get(i), width, 1, true));
    }
    return strands;
  }

  private List<Strand> ribbon(int edge, double[] p, List<Integer> chosen) {
    Track track = layout.tracks().get(edge);
    CellFrame frame = scene.frame();
    List<Strand> strands = new ArrayList<>();
    double left = -RIBBON / 2;
    for (int k = 0; k < frame.operations().size(); k++) {
      double width = RIBBON * p[k];
      strands.add(new Strand(track.beside(left + width / 2), k, width, 1, chosen.contains(k)));
      left += width;
    }
    return strands;
  }
}
