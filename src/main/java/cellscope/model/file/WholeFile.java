package cellscope.model.file;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/**
 * Writes a file as a whole: beside its place, synced, then moved there. A reader sees the old file
 * or the new one, and so does the disk after a power cut; a full disk or a failure leaves the old.
 */
public final class WholeFile {
  private WholeFile() {}

  /** Writes to a stream once. */
  @FunctionalInterface
  public interface Body {
    /** Writes; the stream is flushed and closed by the caller. It is not buffered. */
    void writeTo(OutputStream out) throws IOException;
  }

  /**
   * Replaces a file, or makes it. What can't be replaced, such as a pipe, is written to instead.
   *
   * @return the file
   * @throws IOException its folder is not there, the disk is full, or the body failed
   */
  public static Path write(Path target, Body body) throws IOException {
    if (Files.exists(target) && !Files.isRegularFile(target)) {
      writeInto(target, body);
      return target;
    }
    Path beside = target.resolveSibling(target.getFileName() + ".tmp");
    try {
      writeSynced(beside, body);
      Files.move(
          beside, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException | RuntimeException e) {
      Files.deleteIfExists(beside);
      throw e;
    }
    syncFolder(target.toAbsolutePath().getParent());
    return target;
  }

  /** Replaces a file by a text in UTF-8, likewise. */
  public static Path write(Path target, String text) throws IOException {
    return write(target, out -> out.write(text.getBytes(StandardCharsets.UTF_8)));
  }

  private static void writeInto(Path target, Body body) throws IOException {
    if (Files.isDirectory(target)) {
      throw new FileNotFoundException(target + " is a folder");
    }
    try (OutputStream out = Files.newOutputStream(target, StandardOpenOption.WRITE)) {
      body.writeTo(out);
    }
  }

  private static void writeSynced(Path file, Body body) throws IOException {
    try (FileChannel channel =
        FileChannel.open(
            file,
            StandardOpenOption.CREATE,
            StandardOpenOption.WRITE,
            StandardOpenOption.TRUNCATE_EXISTING)) {
      OutputStream out = Channels.newOutputStream(channel);
      body.writeTo(out);
      out.flush();
      channel.force(true);
    }
  }

  /** Makes a move last; Windows can't open a folder and needs no such thing. */
  private static void syncFolder(Path folder) {
    try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
      channel.force(true);
    } catch (IOException e) {
      // not offered by this platform
    }
  }
}
