package cellscope.cli;

import cellscope.analysis.truth.RankingQuality;
import cellscope.model.space.catalogue.Spaces;
import cellscope.run.Ranking;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/**
 * What a ranking found, for people and for machines.
 *
 * @param file where all of its numbers are
 * @param images on which each cell was scored
 * @param truths beside trainings; empty without a benchmark table
 */
record RankReport(Path file, int images, Ranking ranking, List<RankingQuality> truths) {
  private static final int SHOWN = 5;

  /** A few lines. */
  void print(PrintWriter out, double seconds) {
    out.printf(
        Locale.ROOT,
        "%,d cells on %,d held-out images with the weights after epoch %d, in %.1f s%n",
        ranking.cells().size(),
        images,
        ranking.epoch() + 1,
        seconds);
    ranking.derived().ifPresent(cell -> line(out, cell));
    ranking.drawn().stream()
        .sorted(Comparator.comparingDouble(Ranking.Cell::accuracy).reversed())
        .limit(SHOWN)
        .forEach(cell -> line(out, cell));
    for (RankingQuality truth : truths) {
      out.printf(
          Locale.ROOT,
          "beside test accuracy after 200 epochs on %s: Kendall's tau-b %.3f, Spearman's rho %.3f%n",
          truth.dataSet().title(),
          truth.kendall(),
          truth.spearman());
    }
    out.println("wrote " + file);
  }

  private void line(PrintWriter out, Ranking.Cell cell) {
    out.printf(
        Locale.ROOT,
        "%-7s rank %5d  accuracy %7s  loss %.4f  %s%n",
        cell.derived() ? "derived" : "",
        ranking.rank(cell),
        EpochLine.percent(cell.accuracy()),
        cell.loss(),
        Spaces.text(cell.genotype()));
  }

  /** One object. */
  void printJson(PrintWriter out, double seconds) {
    ObjectNode node =
        JsonText.object()
            .put("epoch", ranking.epoch())
            .put("cells", ranking.drawn().size())
            .put("images", images)
            .put("seconds", seconds)
            .put("file", file.toString());
    ranking
        .derived()
        .ifPresent(
            cell ->
                node.putObject("derived")
                    .put("architecture", Spaces.text(cell.genotype()))
                    .put("accuracy", cell.accuracy())
                    .put("rank", ranking.rank(cell))
                    .set("loss", JsonText.number(cell.loss())));
    ArrayNode array = node.putArray("truths");
    for (RankingQuality truth : truths) {
      ObjectNode one = array.addObject().put("dataset", truth.dataSet().id()).put("epochs", 200);
      one.set("kendallTauB", JsonText.number(truth.kendall()));
      one.set("spearman", JsonText.number(truth.spearman()));
    }
    out.println(node);
  }
}
