package cellscope.cli;

import cellscope.analysis.truth.CellTruth;
import cellscope.analysis.truth.EpochTruth;
import cellscope.analysis.truth.ReferenceLines;
import cellscope.analysis.truth.Worth;
import cellscope.model.benchmark.BenchmarkDataSet;
import cellscope.model.benchmark.BenchmarkTable;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;

/** What a benchmark table knows, as JSON objects told apart by {@code event}. */
final class TruthJson {
  private TruthJson() {}

  /**
   * The table, with what cells are held against on each data set.
   *
   * @param own the data set of the run; empty for one that the table hasn't
   */
  static ObjectNode table(BenchmarkTable table, Optional<BenchmarkDataSet> own) {
    ObjectNode node =
        event("table")
            .put("file", table.file().toString())
            .put("fingerprint", table.fingerprint())
            .put("dataset", own.map(BenchmarkDataSet::id).orElse(null));
    for (BenchmarkDataSet dataSet : BenchmarkDataSet.values()) {
      ReferenceLines lines = ReferenceLines.of(table, dataSet);
      node.putObject(dataSet.id())
          .put("best", lines.best())
          .put("largest", lines.largest())
          .put("mean", lines.mean());
    }
    return node;
  }

  /** A cell alone. */
  static ObjectNode cell(CellTruth cell) {
    return fill(event("cell"), cell);
  }

  /** An epoch; epochs count from 1. */
  static ObjectNode epoch(EpochTruth epoch) {
    ObjectNode node =
        event("epoch").put("epoch", epoch.epoch() + 1).put("since", epoch.since().label());
    return fill(node, epoch.cell());
  }

  private static ObjectNode fill(ObjectNode node, CellTruth cell) {
    node.put("architecture", cell.architecture())
        .put("isomorphicClass", cell.isomorphicClass())
        .put("twins", cell.twins());
    for (Worth worth : cell.worths()) {
      node.putObject(worth.dataSet().id())
          .put("accuracy", worth.accuracy())
          .put("rank", worth.rank())
          .put("regret", worth.regret())
          .put("lowestTwin", worth.lowest())
          .put("highestTwin", worth.highest())
          .put("testAfter12", worth.testAfter12());
    }
    return node;
  }

  private static ObjectNode event(String name) {
    return JsonText.object().put("event", name);
  }
}
