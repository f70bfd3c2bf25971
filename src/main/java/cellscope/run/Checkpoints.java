package cellscope.run;

import cellscope.model.InputProblem;
import cellscope.model.run.RunListener.Position;
import cellscope.model.run.RunListener.StateWriter;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A run's checkpoints: the newest and the one before it are kept, and beside them the state of a
 * training's best epoch, from which nothing goes on.
 */
final class Checkpoints {
  private static final int KEPT = 2;
  private static final Pattern NAME = Pattern.compile("epoch-(\\d{1,9})-step-(\\d{1,9})\\.bin");
  private static final String BEST = "best.bin";
  private static final int WRITE_BUFFER = 1 << 18;

  private final RunDirectory run;
  private final Disk disk;

  Checkpoints(RunDirectory run, Disk disk) {
    this.run = run;
    this.disk = disk;
  }

  /** Writes a checkpoint and deletes all but the newest two. */
  void write(Position position, Map<RunLog, Long> lengths, StateWriter state) throws IOException {
    String name =
        String.format(Locale.ROOT, "epoch-%04d-step-%03d.bin", position.epoch(), position.step());
    write(name, position, lengths, state);
    List<Path> files = newestFirst();
    for (Path old : files.subList(Math.min(KEPT, files.size()), files.size())) {
      Files.deleteIfExists(old);
    }
  }

  /** Writes the state of the best epoch in place of the one before. */
  void writeBest(Position position, Map<RunLog, Long> lengths, StateWriter state)
      throws IOException {
    write(BEST, position, lengths, state);
  }

  private void write(String name, Position position, Map<RunLog, Long> lengths, StateWriter state)
      throws IOException {
    disk.replace(
        run.checkpoints().resolve(name),
        out -> {
          BufferedOutputStream buffered = new BufferedOutputStream(out, WRITE_BUFFER);
          CheckpointFile.write(buffered, position, lengths, state);
          buffered.flush();
        });
  }

  /** The checkpoint to go on from, and what had to be passed over to find it. */
  record Found(Optional<CheckpointFile> checkpoint, List<String> passedOver) {}

  /**
   * The newest checkpoint that is whole and whose logs are there. A damaged one is renamed, so that
   * it stays for who wants to look at it and takes no part any more.
   *
   * @throws InputProblem there are checkpoints, but none that can be used; nothing has been changed
   *     then
   */
  Found newest() throws IOException {
    List<Path> files = newestFirst();
    List<String> passedOver = new ArrayList<>();
    for (Path file : files) {
      try {
        CheckpointFile checkpoint = CheckpointFile.read(file);
        requireLogs(checkpoint);
        for (Path damaged : files.subList(0, files.indexOf(file))) {
          Files.move(
              damaged,
              damaged.resolveSibling(damaged.getFileName() + ".damaged"),
              StandardCopyOption.REPLACE_EXISTING);
        }
        return new Found(Optional.of(checkpoint), passedOver);
      } catch (IOException e) {
        passedOver.add(file.getFileName() + " can't be used: " + e.getMessage());
      }
    }
    if (!files.isEmpty()) {
      throw new InputProblem(
          "no checkpoint can be used: " + String.join(", ", passedOver),
          run.checkpoints().toString(),
          "delete them to begin this run from its start, or restore them from a copy");
    }
    return new Found(Optional.empty(), passedOver);
  }

  /** The newest checkpoint that is whole, for reading alone: nothing is changed. */
  Optional<CheckpointFile> newestWhole() throws IOException {
    return whole().stream().findFirst();
  }

  /** All that are whole, the newest first, likewise. */
  List<CheckpointFile> whole() throws IOException {
    List<CheckpointFile> found = new ArrayList<>();
    for (Path file : newestFirst()) {
      try {
        found.add(CheckpointFile.read(file));
      } catch (IOException e) {
        // a damaged one, or one that its worker has just deleted
      }
    }
    return found;
  }

  /** The state of the best epoch, if there is one and it is whole. */
  Optional<CheckpointFile> best() {
    try {
      return Optional.of(CheckpointFile.read(run.checkpoints().resolve(BEST)));
    } catch (IOException e) {
      return Optional.empty(); // none yet, or damaged
    }
  }

  private void requireLogs(CheckpointFile checkpoint) throws IOException {
    for (Map.Entry<RunLog, Long> entry : checkpoint.lengths().entrySet()) {
      Path log = run.log(entry.getKey());
      long size = Files.exists(log) ? Files.size(log) : 0;
      if (entry.getKey().comparable() && size < entry.getValue()) {
        throw new IOException(
            entry.getKey().fileName() + " is shorter than it was at that checkpoint");
      }
    }
  }

  private List<Path> newestFirst() throws IOException {
    List<Path> files = new ArrayList<>();
    if (Files.isDirectory(run.checkpoints())) {
      try (DirectoryStream<Path> entries = Files.newDirectoryStream(run.checkpoints())) {
        for (Path entry : entries) {
          if (NAME.matcher(entry.getFileName().toString()).matches()) {
            files.add(entry);
          }
        }
      }
    }
    files.sort(Comparator.comparingLong(Checkpoints::order).reversed());
    return files;
  }

  private static long order(Path file) {
    Matcher name = NAME.matcher(file.getFileName().toString());
    if (!name.matches()) {
      throw new IllegalArgumentException(file.toString());
    }
    return Long.parseLong(name.group(1)) << 32 | Long.parseLong(name.group(2));
  }
}
