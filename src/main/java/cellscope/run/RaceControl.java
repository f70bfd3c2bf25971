package cellscope.run;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The end of {@link Control} at which a race's worker is. It takes what came in and keeps what was
 * wished last; a race has no steps.
 */
public final class RaceControl {
  /** What the worker shall do. */
  public enum Wish {
    /** Go on. */
    GO,
    /** Wait for another word. */
    WAIT,
    /** End; what is not done yet can be taken up later. */
    STOP
  }

  private static final long LOOK_NANOS = 50_000_000;

  private final RaceDirectory race;
  private volatile boolean stopRequested;
  private Wish wish = Wish.GO;
  private long nextLook = System.nanoTime();

  public RaceControl(RaceDirectory race) {
    this.race = race;
  }

  /** Ends the race as a stop command would; for a signal's handler, from any thread. */
  public void requestStop() {
    stopRequested = true;
  }

  /**
   * What the worker shall do; cheap, since the disk is looked at once in 50 ms.
   *
   * @throws IOException the directory can't be read, or is gone
   */
  public Wish look() throws IOException {
    if (System.nanoTime() - nextLook >= 0) {
      for (Path file : Control.waiting(race.place())) {
        Control.take(file).flatMap(RaceControl::command).ifPresent(this::obey);
      }
      if (!race.exists()) {
        throw new NoSuchFileException(race.record().toString()); // nobody can steer it any more
      }
      nextLook = System.nanoTime() + LOOK_NANOS;
    }
    return stopRequested ? Wish.STOP : wish;
  }

  private static Optional<Command> command(String text) {
    try {
      return Command.byLabel(Json.text(Json.MAPPER.readTree(text), "command"));
    } catch (IOException | Json.Malformed e) {
      return Optional.empty();
    }
  }

  private void obey(Command command) {
    switch (command) {
      case PAUSE -> wish = Wish.WAIT;
      case CONTINUE -> wish = Wish.GO;
      case STOP -> stopRequested = true;
      case STEP, CHECKPOINT -> {} // every search that is over is kept already
    }
  }
}
