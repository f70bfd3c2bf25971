package cellscope.run;

import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** A log that grows by whole lines. Lines wait in memory until {@link #flush()}. */
final class LogFile implements Closeable {
  private final FileChannel channel;
  private final OutputStream out;
  private final ByteArrayOutputStream waiting = new ByteArrayOutputStream();
  private long written;

  /** Opens at the end. */
  LogFile(Path path, Disk disk) throws IOException {
    channel = FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    written = channel.size();
    channel.position(written);
    out = disk.through(path, Channels.newOutputStream(channel));
  }

  void append(String line) {
    waiting.writeBytes(line.getBytes(StandardCharsets.UTF_8));
    waiting.write('\n');
  }

  /** Hands every waiting line to the operating system; where that fails, no part of them stays. */
  void flush() throws IOException {
    if (waiting.size() == 0) {
      return;
    }
    try {
      waiting.writeTo(out);
      out.flush();
      written += waiting.size();
    } catch (IOException e) {
      withdraw(e);
      throw e;
    } finally {
      waiting.reset();
    }
  }

  private void withdraw(IOException cause) {
    try {
      channel.truncate(written);
    } catch (IOException e) {
      cause.addSuppressed(e); // a torn last line, which every reader skips
    }
  }

  /** Flushes and waits until the lines are on the disk. */
  void sync() throws IOException {
    flush();
    channel.force(true);
  }

  /** Bytes in the file after a flush. */
  long length() {
    return written + waiting.size();
  }

  @Override
  public void close() throws IOException {
    try (channel) {
      flush();
    }
  }
}
