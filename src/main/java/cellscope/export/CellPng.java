package cellscope.export;

import cellscope.config.RunKind;
import cellscope.model.genotype.Genotype;
import cellscope.model.space.Space;
import cellscope.model.space.catalogue.Spaces;
import cellscope.picture.CellFrame;
import cellscope.picture.Picture;
import cellscope.picture.cell.CellDagLayout;
import cellscope.picture.cell.CellMode;
import cellscope.picture.cell.CellPicture;
import cellscope.picture.cell.CellScene;
import java.util.List;
import java.util.Optional;

/** The graph of an epoch's derived cells, or of the cells that are trained. */
final class CellPng extends PictureExporter {
  private static final double WIDTH = 900;
  private static final double HEIGHT = 560;

  @Override
  public String id() {
    return "cell-png";
  }

  @Override
  public String label() {
    return "Picture of the cell";
  }

  @Override
  public String help() {
    return "the graph of the genotype's cells as a picture";
  }

  @Override
  public String suffix() {
    return "-cell";
  }

  @Override
  public boolean accepts(RunKind kind, Optional<Genotype> genotype) {
    return genotype.isPresent();
  }

  @Override
  List<CellFrame> frames(RunExport run, EpochChoice choice) {
    List<CellFrame> searched = run.frames(choice);
    if (!searched.isEmpty()) {
      return searched;
    }
    Genotype genotype = run.genotype(choice);
    Space space = Spaces.of(genotype);
    return genotype.cells().stream().map(cell -> CellFrame.of(space, cell)).toList();
  }

  @Override
  Picture picture(CellFrame frame) {
    CellDagLayout layout =
        CellDagLayout.of(frame.face().layout(), frame.topology(), frame.operations());
    CellScene scene = new CellScene(frame, Optional.empty(), CellMode.DERIVED, -1);
    return CellPicture.of(WIDTH, HEIGHT, layout, scene);
  }
}
