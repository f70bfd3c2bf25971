package cellscope.run;

import java.nio.file.Path;

/**
 * The places in a run directory. Making one touches no file.
 *
 * @param path the directory, kept absolute
 */
public record RunDirectory(Path path) {
  public RunDirectory {
    path = path.toAbsolutePath().normalize();
  }

  /** The run's id: the directory's name. */
  public String id() {
    Path name = path.getFileName();
    return name == null ? path.toString() : name.toString();
  }

  /** What ran and how it stands; replaced as a whole, never changed in place. */
  public Path record() {
    return path.resolve("run.json");
  }

  /** One of the six logs. */
  public Path log(RunLog log) {
    return path.resolve(log.fileName());
  }

  /** States of the search to go on from. */
  public Path checkpoints() {
    return path.resolve("checkpoints");
  }

  /** What shared weights say of cells, see {@link Ranking}; not there before the first. */
  public Path rankings() {
    return path.resolve("rankings");
  }

  /** Commands that wait for the worker. */
  public Path control() {
    return path.resolve("control");
  }

  /** Locked by the process that writes this run. */
  public Path lock() {
    return path.resolve("lock");
  }

  /** The worker's output. */
  public Path workerOutput() {
    return path.resolve("log.txt");
  }

  /** Room held back, so that a failure can still be recorded on a full disk. */
  Path reserve() {
    return control().resolve(".reserve");
  }

  @Override
  public String toString() {
    return path.toString();
  }
}
