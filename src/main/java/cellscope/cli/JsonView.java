package cellscope.cli;

import cellscope.model.metric.Metric;
import cellscope.model.space.catalogue.Spaces;
import cellscope.run.EpochTable;
import cellscope.run.RunDirectory;
import cellscope.run.RunSnapshot;
import cellscope.run.RunState;
import cellscope.run.RunUpdate;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintWriter;

/** A search as one JSON object a line. */
final class JsonView implements SearchView {
  private final PrintWriter out;
  private RunState state;
  private double dataWaitShare = Double.NaN;

  JsonView(PrintWriter out) {
    this.out = out;
  }

  @Override
  public void started(RunDirectory run) {
    print(event("run").put("id", run.id()).put("directory", run.toString()));
  }

  @Override
  public void show(RunUpdate update, int firstNewRow) {
    dataWaitShare = update.timing().dataWaitShare();
    RunState now = update.snapshot().state();
    if (now != state && now.live()) {
      state = now;
      print(event("state").put("state", now.label()));
    }
    for (int row = firstNewRow; row < update.epochs().size(); row++) {
      print(epoch(update.epochs(), row, update.snapshot().epochs()));
    }
  }

  private static ObjectNode epoch(EpochTable table, int row, int epochs) {
    ObjectNode node = event("epoch").put("epoch", table.epoch(row)).put("epochs", epochs);
    for (Metric metric : table.metrics()) {
      node.set(metric.id(), JsonText.number(table.get(metric, row)));
    }
    table.genotype(row).ifPresent(g -> node.put("genotype", Spaces.text(g)));
    return node;
  }

  @Override
  public void ended(RunSnapshot snapshot) {
    ObjectNode end =
        event("end")
            .put("id", snapshot.run().id())
            .put("state", snapshot.state().label())
            .put("epochsDone", snapshot.epochsDone())
            .put("cause", snapshot.record().cause());
    end.set("dataWaitShare", JsonText.number(dataWaitShare));
    print(end);
  }

  private static ObjectNode event(String name) {
    return JsonText.object().put("event", name);
  }

  private void print(ObjectNode node) {
    out.println(node);
    out.flush();
  }
}
