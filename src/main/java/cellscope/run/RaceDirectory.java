package cellscope.run;

import cellscope.config.RaceConfig;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The places in a race's directory. Making one touches no file.
 *
 * @param path the directory, kept absolute
 */
public record RaceDirectory(Path path) {
  public RaceDirectory {
    path = path.toAbsolutePath().normalize();
  }

  /** What is raced and how it stands; replaced as a whole, never changed in place. */
  public Path record() {
    return path.resolve("race.json");
  }

  /** Whether a race lies here. */
  public boolean exists() {
    return Files.exists(record());
  }

  /** What every search answered along the budget. */
  public Path trajectories() {
    return path.resolve("trajectories.csv");
  }

  /** How every search ended. */
  public Path results() {
    return path.resolve("results.csv");
  }

  /** The same directory, for what races share with runs: lock, control, the worker's output. */
  public RunDirectory place() {
    return new RunDirectory(path);
  }

  /** The race's id: the directory's name. */
  public String id() {
    return place().id();
  }

  /** The run that carries out one search of the race, beside the race. */
  public RunDirectory run(RaceConfig.Contestant contestant, long seed) {
    return new RunDirectory(path.resolveSibling(id() + "-" + contestant.id() + "-" + seed));
  }

  @Override
  public String toString() {
    return path.toString();
  }
}
