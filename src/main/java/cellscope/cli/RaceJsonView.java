package cellscope.cli;

import cellscope.run.RaceDirectory;
import cellscope.run.RaceUpdate;
import cellscope.run.RacedSearch;
import cellscope.run.RunState;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintWriter;
import java.util.List;

/** A race as one JSON object a line. */
final class RaceJsonView implements RaceView {
  private final PrintWriter out;
  private RunState state;

  RaceJsonView(PrintWriter out) {
    this.out = out;
  }

  @Override
  public void started(RaceDirectory race) {
    print(event("race").put("id", race.id()).put("directory", race.toString()));
  }

  @Override
  public void show(RaceUpdate update) {
    if (update.state() != state && update.state().live()) {
      state = update.state();
      print(event("state").put("state", state.label()));
    }
    for (RacedSearch search : update.searches()) {
      search.end().ifPresent(end -> print(ended(search, end, update.columns())));
    }
  }

  private static ObjectNode ended(RacedSearch search, RacedSearch.End end, List<String> columns) {
    ObjectNode node =
        event("search")
            .put("contestant", search.contestant())
            .put("seed", search.seed())
            .put("epochs", end.epochs())
            .put("failure", end.failure());
    node.set("spent", JsonText.number(end.spent()));
    search
        .answer()
        .ifPresent(
            point -> {
              node.put("genotype", point.genotype());
              for (int i = 0; i < columns.size(); i++) {
                node.set(columns.get(i), JsonText.number(point.values().get(i)));
              }
            });
    return node;
  }

  @Override
  public void ended(RaceUpdate last) {
    ObjectNode end =
        event("end")
            .put("id", last.race().id())
            .put("state", last.state().label())
            .put("searchesDone", last.ended())
            .put("cause", last.record().cause());
    ObjectNode failures = end.putObject("failures");
    last.record().failures().forEach(failures::put);
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
