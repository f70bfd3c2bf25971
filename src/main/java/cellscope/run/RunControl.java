package cellscope.run;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Optional;
import java.util.Queue;

/**
 * The worker's end of {@link Control}: asked before each step whether to go on. Cheap to ask; it
 * looks at the disk once in 50 ms. Used by the search's thread, but for {@link #requestStop}.
 */
public final class RunControl {
  /** What the search does next. */
  public enum Verdict {
    /** Make the next step. */
    CONTINUE,
    /** Write a checkpoint, then ask again. */
    CHECKPOINT,
    /** Write a checkpoint and end. */
    STOP
  }

  private static final long LOOK_NANOS = 50_000_000;

  private final RunWriter writer;
  private final Queue<String> taken = new ArrayDeque<>();
  private volatile boolean stopRequested;
  private boolean waits;
  private boolean stepping;
  private int stepsAllowed;
  private long nextLook = System.nanoTime();

  RunControl(RunWriter writer) {
    this.writer = writer;
  }

  /**
   * Ends the search before its next step, as a stop command would; for a signal's handler, from any
   * thread.
   */
  public void requestStop() {
    stopRequested = true;
  }

  /**
   * Takes the commands that came in and says what to do; waits while the search is paused.
   *
   * @throws UncheckedIOException the run directory can't be read or written any more
   */
  public Verdict next() throws InterruptedException {
    try {
      while (true) {
        Optional<Verdict> verdict = obey();
        if (verdict.isPresent()) {
          return verdict.get();
        }
        writer.paused();
        if (!Files.exists(writer.directory().record())) {
          // Nobody can steer it any more: it would wait for ever.
          throw new NoSuchFileException(writer.directory().record().toString());
        }
        Thread.sleep(LOOK_NANOS / 1_000_000);
        nextLook = System.nanoTime();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Whether the step that goes on is to be given up: a stop came in. Other commands wait for its
   * end.
   *
   * @throws UncheckedIOException the run directory can't be read any more
   */
  public boolean givesUpStep() {
    try {
      look();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    stopRequested |= taken.stream().anyMatch(text -> parse(text) == Command.STOP);
    return stopRequested;
  }

  /** Empty while there is nothing to do but wait. */
  private Optional<Verdict> obey() throws IOException {
    if (stepping) {
      writer.showStep();
      stepping = false;
    }
    look();
    while (!taken.isEmpty() && !stopRequested && stepsAllowed == 0) {
      if (take(taken.remove()) == Command.CHECKPOINT) {
        return Optional.of(Verdict.CHECKPOINT);
      }
    }
    if (stopRequested) {
      return Optional.of(Verdict.STOP);
    }
    if (waits && stepsAllowed == 0) {
      return Optional.empty();
    }
    if (waits) {
      stepsAllowed--;
      stepping = true;
    } else {
      writer.continued();
    }
    return Optional.of(Verdict.CONTINUE);
  }

  private void look() throws IOException {
    if (System.nanoTime() - nextLook >= 0) {
      for (Path file : Control.waiting(writer.directory())) {
        Control.take(file).ifPresent(taken::add);
      }
      nextLook = System.nanoTime() + LOOK_NANOS;
    }
  }

  /** Does what a command says; null for one that is none. */
  private Command take(String text) throws IOException {
    Command command = parse(text);
    if (command == null) {
      writer.ignored(text.lines().findFirst().orElse(""));
      return null;
    }
    switch (command) {
      case PAUSE -> waits = true;
      case CONTINUE -> waits = false;
      case STEP -> {
        waits = true;
        stepsAllowed = 1;
      }
      case STOP -> stopRequested = true;
      case CHECKPOINT -> {}
    }
    return command;
  }

  private static Command parse(String text) {
    try {
      return Command.byLabel(Json.text(Json.MAPPER.readTree(text), "command")).orElse(null);
    } catch (IOException | Json.Malformed e) {
      return null;
    }
  }
}
