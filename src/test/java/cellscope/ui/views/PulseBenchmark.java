package cellscope.ui.views;

import static org.assertj.core.api.Assertions.assertThat;

import cellscope.picture.CellFrame;
import cellscope.picture.Curves;
import cellscope.picture.Frames;
import cellscope.picture.curve.CurveSeries;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javafx.animation.AnimationTimer;
import javafx.scene.Scene;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Region;
import javafx.stage.Stage;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxToolkit;
import org.testfx.framework.junit5.ApplicationExtension;

/**
 * Measures what the views cost in a pulse while a run of 500,000 steps is open and goes on, and
 * prints it. Run it with {@code mvn test -Dtest=PulseBenchmark -Dexcluded.test.groups=peer}.
 */
@Tag("slow")
@ExtendWith(ApplicationExtension.class)
class PulseBenchmark {
  private static final int POINTS = 500_000;
  private static final int WARM_UP = 60;
  private static final int PULSES = 240;
  private static final double BUDGET = 8;
  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

  private final double[] milliseconds = new double[PULSES];
  private long started;
  private long first;
  private int pulse;

  @Test
  void aPulseOfLiveCurvesStaysWithinItsBudget() throws Exception {
    CurveSeries weights = Curves.loss("weights", 0, 250, POINTS / 250, 1);
    CurveSeries arch = Curves.loss("architecture", 1, 250, POINTS / 250, 1);
    CurveSeries derived = Curves.loss("derived", 2, 250, 1, 1);
    CurveView view = new CurveView();
    view.getSeries().setAll(List.of(weights, arch, derived));
    measure(
        "curves, 2 x 500,000 points, growing",
        view,
        () -> {
          for (int i = 0; i < 5; i++) {
            double x = weights.x(weights.size() - 1) + 0.0005;
            weights.append(x, 0.5 + 0.1 * Math.sin(x * 900));
            arch.append(x, 0.6 + 0.1 * Math.sin(x * 700));
          }
          view.epochCursorProperty().set(pulse % 250);
          view.refresh();
        });
    assertThat(median()).isLessThan(BUDGET);
  }

  @Test
  void aPulseOfScrubbingStaysWithinItsBudget() throws Exception {
    List<CellFrame> frames = Frames.search(250, 3);
    HeatMapView map = new HeatMapView();
    CellDagView cell = new CellDagView();
    map.getHistory().setAll(frames);
    map.setSelectedEdge(2);
    cell.selectedEdgeProperty().bindBidirectional(map.selectedEdgeProperty());
    GridPane both = new GridPane();
    both.addRow(0, map, cell);
    measure(
        "heat map with history and graph, scrubbing 250 epochs",
        both,
        () -> {
          int epoch = 1 + pulse % 249;
          map.setFrame(frames.get(epoch));
          cell.setPrevious(frames.get(epoch - 1));
          cell.setFrame(frames.get(epoch));
        });
    assertThat(median()).isLessThan(BUDGET);
  }

  private void measure(String what, Region content, Runnable change) throws Exception {
    CountDownLatch done = new CountDownLatch(1);
    FxToolkit.setupFixture(
        () -> {
          Stage stage = new Stage();
          Scene scene = new Scene(content, 1200, 500);
          // the views listen as well, and are heard in between
          scene.addPostLayoutPulseListener(() -> record(done));
          stage.setScene(scene);
          stage.show();
          new AnimationTimer() {
            @Override
            public void handle(long now) {
              if (done.getCount() == 0) {
                stop();
                return;
              }
              started = THREADS.getCurrentThreadCpuTime();
              change.run();
            }
          }.start();
        });
    assertThat(done.await(60, TimeUnit.SECONDS)).isTrue();
    double perSecond = PULSES * 1e9 / (System.nanoTime() - first);
    Arrays.sort(milliseconds);
    System.out.printf(
        Locale.ROOT,
        "%s: %.2f ms a pulse (median), %.2f (95 %%), %.2f (most), %.0f pulses/s%n",
        what,
        median(),
        milliseconds[PULSES * 95 / 100],
        milliseconds[PULSES - 1],
        perSecond);
  }

  private void record(CountDownLatch done) {
    long now = System.nanoTime();
    if (pulse == WARM_UP) {
      first = now;
    }
    if (pulse >= WARM_UP && pulse < WARM_UP + PULSES) {
      milliseconds[pulse - WARM_UP] = (THREADS.getCurrentThreadCpuTime() - started) / 1e6;
    }
    pulse++;
    if (pulse == WARM_UP + PULSES) {
      done.countDown();
    }
  }

  private double median() {
    return milliseconds[PULSES / 2];
  }
}
