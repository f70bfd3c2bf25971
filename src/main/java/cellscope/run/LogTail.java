package cellscope.run;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;

/** Follows a growing file line by line. A last line without its end waits until it is whole. */
final class LogTail {
  private static final int BLOCK = 1 << 18;

  private final Path path;
  private byte[] buffer = new byte[1 << 13];
  private int held; // bytes of an unfinished line, at the buffer's start
  private long offset;
  private int line;

  LogTail(Path path) {
    this.path = path;
  }

  /** Takes whole lines, without their ends, from a buffer that is reused. */
  @FunctionalInterface
  interface LineConsumer {
    /**
     * Takes one line.
     *
     * @param line its number, from 1
     */
    void take(byte[] bytes, int from, int to, int line);
  }

  /** Whether nothing was read yet. */
  boolean untouched() {
    return offset == 0;
  }

  /** How far a look came. */
  enum Look {
    /** Everything there was is read. */
    DONE,
    /** The limit was reached before the end. */
    MORE,
    /** The file is shorter than what was read of it: it was cut or replaced. */
    SHRUNK
  }

  /** Reads on, about {@code limit} bytes at most. A file that is not there is an empty one. */
  Look poll(long limit, LineConsumer consumer) throws IOException {
    try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
      long size = channel.size();
      if (size < offset) {
        return Look.SHRUNK;
      }
      channel.position(offset);
      for (long taken = 0; offset < size; ) {
        if (taken >= limit) {
          return Look.MORE;
        }
        int read = fill(channel, size - offset);
        if (read <= 0) {
          break;
        }
        taken += read;
        split(consumer);
      }
      return Look.DONE;
    } catch (NoSuchFileException e) {
      return offset == 0 ? Look.DONE : Look.SHRUNK;
    }
  }

  private int fill(FileChannel channel, long most) throws IOException {
    int wanted = (int) Math.min(BLOCK, most);
    if (buffer.length - held < wanted) {
      buffer = Arrays.copyOf(buffer, Math.max(held + wanted, 2 * buffer.length));
    }
    int read = channel.read(ByteBuffer.wrap(buffer, held, wanted));
    if (read > 0) {
      offset += read;
      held += read;
    }
    return read;
  }

  private void split(LineConsumer consumer) {
    int from = 0;
    for (int i = 0; i < held; i++) {
      if (buffer[i] == '\n') {
        consumer.take(buffer, from, i, ++line);
        from = i + 1;
      }
    }
    System.arraycopy(buffer, from, buffer, 0, held - from);
    held -= from;
  }
}
