package cellscope.export;

import cellscope.config.RunKind;
import cellscope.model.InputProblem;
import cellscope.model.genotype.Genotype;
import cellscope.model.metric.Metrics;
import cellscope.model.run.RunColumns;
import cellscope.picture.CellFrame;
import cellscope.picture.Picture;
import cellscope.picture.heat.HeatMapPicture;
import cellscope.picture.heat.HeatMode;
import cellscope.picture.heat.HeatScene;
import java.util.List;
import java.util.Optional;

/** The probability of each operation on each edge after an epoch of a search. */
final class HeatMapPng extends PictureExporter {
  private static final double WIDTH = 760;
  private static final double AROUND = 110;
  private static final double ROW = 40;

  @Override
  public String id() {
    return "heatmap-png";
  }

  @Override
  public String label() {
    return "Picture of the heat map";
  }

  @Override
  public String help() {
    return "a search's probabilities of operations as a picture";
  }

  @Override
  public String suffix() {
    return "-heat-map";
  }

  @Override
  public boolean accepts(RunKind kind, Optional<Genotype> genotype) {
    return !kind.makesNetwork() && genotype.isPresent();
  }

  /** The entropy is measured of nothing but alpha. */
  @Override
  public boolean suits(RunColumns measured) {
    return measured.epochs().contains(Metrics.ENTROPY);
  }

  @Override
  List<CellFrame> frames(RunExport run, EpochChoice choice) {
    List<CellFrame> frames = run.frames(choice);
    if (frames.isEmpty()) {
      throw new InputProblem(
          "this epoch holds no alpha to draw",
          run.name(),
          "choose a search, and an epoch whose alpha is in alphas.jsonl");
    }
    return frames;
  }

  @Override
  Picture picture(CellFrame frame) {
    HeatMode mode = HeatMode.SOFTMAX;
    HeatScene scene = new HeatScene(frame, mode, mode.full(List.of(frame)), -1, -1);
    return HeatMapPicture.of(WIDTH, AROUND + ROW * frame.edges(), scene);
  }
}
