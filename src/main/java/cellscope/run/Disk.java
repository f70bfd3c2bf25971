package cellscope.run;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/** How bytes reach the disk; tests put a full one in its place. */
@FunctionalInterface
interface Disk {
  /** The real one. */
  Disk REAL = (path, out) -> out;

  /** The stream through which everything written to a file goes. */
  OutputStream through(Path path, OutputStream out);

  /** Writes to a stream once. */
  @FunctionalInterface
  interface Body {
    void writeTo(OutputStream out) throws IOException;
  }

  /**
   * Replaces a file as a whole: written beside it, synced, moved over it. A reader sees the old or
   * the new one, and so does the disk after a power cut.
   */
  default void replace(Path target, Body body) throws IOException {
    Path temporary = target.resolveSibling(target.getFileName() + ".tmp");
    try {
      try (FileChannel channel =
          FileChannel.open(
              temporary,
              StandardOpenOption.CREATE,
              StandardOpenOption.WRITE,
              StandardOpenOption.TRUNCATE_EXISTING)) {
        OutputStream out = through(target, Channels.newOutputStream(channel));
        body.writeTo(out);
        out.flush();
        channel.force(true);
      }
      Files.move(
          temporary, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException | RuntimeException e) {
      Files.deleteIfExists(temporary);
      throw e;
    }
    syncDirectory(target.getParent());
  }

  /** Makes a move last; Windows can't open a directory and needs no such thing. */
  static void syncDirectory(Path directory) {
    try (FileChannel channel = FileChannel.open(directory, StandardOpenOption.READ)) {
      channel.force(true);
    } catch (IOException e) {
      // not offered by this platform
    }
  }
}
