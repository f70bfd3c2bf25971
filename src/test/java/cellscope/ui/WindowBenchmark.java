package cellscope.ui;

import static org.assertj.core.api.Assertions.assertThat;

import cellscope.run.LongRun;
import cellscope.run.RunDirectory;
import cellscope.run.RunLibrary;
import cellscope.ui.shell.ShellView;
import cellscope.ui.views.CurveView;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import javafx.scene.Scene;
import javafx.scene.control.Labeled;
import javafx.scene.control.Slider;
import javafx.stage.Stage;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxToolkit;
import org.testfx.util.WaitForAsyncUtils;

/**
 * Measures how long a finished run of 250 epochs and 500,000 steps takes from the choice of it to
 * everything drawn, and back to it from another one, and prints it. Run it with {@code mvn test
 * -Dtest=WindowBenchmark -Dexcluded.test.groups=peer}.
 */
@Tag("slow")
class WindowBenchmark {
  private static final int EPOCHS = 250;
  private static final int STEPS = 391;
  private static final int ROUNDS = 9;

  @TempDir Path folder;

  private ShellView shell;
  private Scene scene;

  @Test
  void aFinishedRunIsShownWhole() throws Exception {
    RunDirectory run = LongRun.write(folder.resolve("long"), EPOCHS, STEPS);
    RunDirectory other = LongRun.write(folder.resolve("short"), 2, 5);
    RunDirectory[] runs = new RunDirectory[ROUNDS];
    for (int round = 0; round < ROUNDS; round++) {
      runs[round] = copy(run, folder.resolve("long-" + round));
    }
    Stage stage = FxToolkit.registerPrimaryStage();
    FxToolkit.setupFixture(
        () -> {
          shell = new ShellView(new RunLibrary(folder), new NoDialogs());
          scene = WorkbenchApp.scene(shell);
          stage.setScene(scene);
          stage.setWidth(1400);
          stage.setHeight(860);
          stage.show();
        });
    WaitForAsyncUtils.waitForFxEvents();
    double[] milliseconds = new double[ROUNDS];
    double[] again = new double[ROUNDS];
    for (int round = 0; round < ROUNDS; round++) {
      milliseconds[round] = show(runs[round], EPOCHS, EPOCHS * STEPS);
      show(other, 2, 10);
      again[round] = show(runs[round], EPOCHS, EPOCHS * STEPS);
      show(other, 2, 10);
    }
    double first = milliseconds[0];
    Arrays.sort(milliseconds);
    Arrays.sort(again);
    System.out.printf(
        Locale.ROOT,
        "a run of %d epochs and %,d steps from the choice to the last pane: the first %.0f ms, median"
            + " %.0f, most %.0f; back to it from another run: median %.0f; resident memory %d MB%n",
        EPOCHS,
        EPOCHS * STEPS,
        first,
        milliseconds[ROUNDS / 2],
        milliseconds[ROUNDS - 1],
        again[ROUNDS / 2],
        residentMegabytes());
    WaitForAsyncUtils.waitForAsyncFx(5000, () -> shell.close());
    assertThat(milliseconds[ROUNDS / 2]).isLessThan(5000);
  }

  private static RunDirectory copy(RunDirectory run, Path target) throws Exception {
    try (Stream<Path> files = Files.walk(run.path())) {
      for (Path file : files.toList()) {
        Files.copy(file, target.resolve(run.path().relativize(file).toString()));
      }
    }
    return new RunDirectory(target);
  }

  private double show(RunDirectory run, int epochs, int steps) throws Exception {
    CountDownLatch drawn = new CountDownLatch(1);
    long[] end = new long[1];
    Runnable look =
        () -> {
          if (end[0] == 0 && isWhole(epochs, steps)) {
            end[0] = System.nanoTime();
            drawn.countDown();
          }
        };
    long began = System.nanoTime();
    WaitForAsyncUtils.waitForAsyncFx(
        20_000,
        () -> {
          scene.addPostLayoutPulseListener(look);
          shell.open(run);
        });
    assertThat(drawn.await(60, TimeUnit.SECONDS)).isTrue();
    WaitForAsyncUtils.waitForAsyncFx(60_000, () -> scene.removePostLayoutPulseListener(look));
    return (end[0] - began) / 1e6;
  }

  private boolean isWhole(int epochs, int steps) {
    return scene.lookup("#loss") instanceof CurveView loss
        && !loss.getSeries().isEmpty()
        && loss.getSeries().get(0).size() == steps
        && scene.lookup("#slider") instanceof Slider slider
        && slider.getMax() == epochs
        && scene.lookup("#place") instanceof Labeled place
        && place.getText().startsWith("epoch " + epochs + " of");
  }

  private static long residentMegabytes() throws Exception {
    System.gc();
    Path status = Path.of("/proc/self/status");
    if (!Files.exists(status)) {
      return -1;
    }
    return Files.readAllLines(status).stream()
        .filter(line -> line.startsWith("VmRSS:"))
        .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) >> 10)
        .findFirst()
        .orElse(-1);
  }
}
