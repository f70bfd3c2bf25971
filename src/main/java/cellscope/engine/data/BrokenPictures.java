package cellscope.engine.data;

import cellscope.model.InputProblem;
import java.nio.file.Path;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads pictures, and skips, logs and counts those that can't be read. Thread safe. */
final class BrokenPictures {
  private static final Logger LOG = LoggerFactory.getLogger(BrokenPictures.class);

  private final boolean strict;
  private int skipped;
  private String first = "";

  /**
   * @param strict whether the first broken picture is thrown
   */
  BrokenPictures(boolean strict) {
    this.strict = strict;
  }

  /**
   * Reads a picture.
   *
   * @return empty if it is broken
   * @throws InputProblem a broken picture, if strict
   */
  Optional<Pixels> read(Path file) {
    try {
      return Optional.of(Picture.read(file));
    } catch (InputProblem e) {
      skip(file.toString(), e);
      return Optional.empty();
    }
  }

  /**
   * Skips a picture.
   *
   * @param name of it
   * @throws InputProblem the given problem, if strict
   */
  synchronized void skip(String name, InputProblem problem) {
    if (strict) {
      throw problem;
    }
    if (skipped++ == 0) {
      first = name;
    }
    LOG.warn("Skipped a broken picture, {} so far: {}", skipped, problem.getMessage());
  }

  /** What to add to a note on the pictures read since the last call; empty if all were whole. */
  synchronized String note() {
    if (skipped == 0) {
      return "";
    }
    String note =
        skipped == 1
            ? " (1 broken one skipped: " + first + ")"
            : " (" + skipped + " broken ones skipped, the first: " + first + ")";
    skipped = 0;
    return note;
  }
}
