package cellscope.ui.pane;

import cellscope.model.metric.Metrics;
import cellscope.run.EpochTable;
import cellscope.ui.look.Look;
import cellscope.ui.look.RunViewModel;
import java.util.Comparator;
import java.util.stream.IntStream;
import javafx.scene.control.Button;

/** A small pane: it counts skip connections, and a click looks at the epoch with the most. */
public final class SkipsPane implements Pane {
  @Override
  public String id() {
    return "skips";
  }

  @Override
  public String title() {
    return "Skips";
  }

  @Override
  public PanePlace place() {
    return PanePlace.SIDE;
  }

  @Override
  public boolean suits(RunViewModel run) {
    return run.measures(Metrics.SKIP_COUNT);
  }

  @Override
  public PaneView open(Look look, PaneTools tools) {
    Button count = new Button();
    count.setId("skipCount");
    look.observe(() -> count.setText(skips(look.run()) + " skips, show the most"));
    count.setOnAction(event -> look.run().timeline().goTo(most(look.run())));
    return () -> count;
  }

  private static int skips(RunViewModel run) {
    return run.row() < 0 ? 0 : (int) epochs(run).get(Metrics.SKIP_COUNT, run.row());
  }

  private static int most(RunViewModel run) {
    return IntStream.range(0, epochs(run).size())
        .boxed()
        .max(Comparator.comparing(row -> epochs(run).get(Metrics.SKIP_COUNT, row)))
        .orElse(-1);
  }

  private static EpochTable epochs(RunViewModel run) {
    return run.updateProperty().get().epochs();
  }
}
