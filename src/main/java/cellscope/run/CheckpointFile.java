package cellscope.run;

import cellscope.model.run.RunListener.Position;
import cellscope.model.run.RunListener.StateWriter;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.zip.CRC32C;

/**
 * One checkpoint: the engine's state, and how long every log was when it was taken.
 *
 * <pre>
 * bytes            what
 * 8                "CSCHECK1"
 * 4                h, length of the header, big-endian
 * h                header, JSON: v, epoch, step, logs (file name to length in bytes)
 * s                the engine's state
 * 8                s, big-endian
 * 8                CRC-32C of header and state, big-endian
 * </pre>
 *
 * @param path the file
 * @param position the next step to be made
 * @param lengths bytes of each log
 * @param stateOffset where the state begins
 * @param stateLength bytes of the state
 */
record CheckpointFile(
    Path path, Position position, Map<RunLog, Long> lengths, long stateOffset, long stateLength) {
  private static final byte[] MAGIC = "CSCHECK1".getBytes(StandardCharsets.US_ASCII);
  private static final int TRAILER = 16;
  private static final int MOST_HEADER = 1 << 16;

  /** Writes a checkpoint to a stream that becomes its file. */
  static void write(
      OutputStream out, Position position, Map<RunLog, Long> lengths, StateWriter state)
      throws IOException {
    byte[] header = header(position, lengths).getBytes(StandardCharsets.UTF_8);
    out.write(MAGIC);
    out.write(ByteBuffer.allocate(4).putInt(header.length).array());
    Summing summing = new Summing(out);
    summing.write(header);
    state.writeTo(summing);
    summing.flush();
    out.write(
        ByteBuffer.allocate(TRAILER)
            .putLong(summing.count - header.length)
            .putLong(summing.sum.getValue())
            .array());
  }

  private static String header(Position position, Map<RunLog, Long> lengths) {
    return Json.line(
        json -> {
          json.writeNumberField("epoch", position.epoch());
          json.writeNumberField("step", position.step());
          json.writeObjectFieldStart("logs");
          for (Map.Entry<RunLog, Long> entry : lengths.entrySet()) {
            json.writeNumberField(entry.getKey().fileName(), entry.getValue());
          }
          json.writeEndObject();
        });
  }

  /**
   * Reads a checkpoint's header and checks the whole file by its sum.
   *
   * @throws IOException it is damaged or can't be read; the message says how
   */
  static CheckpointFile read(Path path) throws IOException {
    long size = Files.size(path);
    try (InputStream file = Files.newInputStream(path);
        DataInputStream in = new DataInputStream(file)) {
      require(Arrays.equals(in.readNBytes(MAGIC.length), MAGIC), "no checkpoint");
      int headerLength = in.readInt();
      require(headerLength > 0 && headerLength <= MOST_HEADER, "its header is damaged");
      byte[] header = in.readNBytes(headerLength);
      long offset = MAGIC.length + 4L + headerLength;
      long stateLength = size - offset - TRAILER;
      require(stateLength >= 0, "it is cut off");
      CRC32C sum = new CRC32C();
      sum.update(header);
      sum(in, stateLength, sum);
      require(in.readLong() == stateLength, "it is cut off");
      require(in.readLong() == sum.getValue(), "its sum is wrong");
      return parse(path, header, offset, stateLength);
    } catch (EOFException e) {
      throw new IOException("it is cut off", e);
    } catch (Json.Malformed e) {
      throw new IOException("its header is damaged", e);
    }
  }

  private static void require(boolean condition, String otherwise) throws IOException {
    if (!condition) {
      throw new IOException(otherwise);
    }
  }

  private static void sum(InputStream in, long length, CRC32C sum) throws IOException {
    byte[] block = new byte[1 << 16];
    for (long left = length; left > 0; ) {
      int read = in.read(block, 0, (int) Math.min(block.length, left));
      if (read < 0) {
        throw new EOFException();
      }
      sum.update(block, 0, read);
      left -= read;
    }
  }

  private static CheckpointFile parse(Path path, byte[] header, long offset, long stateLength)
      throws IOException {
    JsonNode root = Json.MAPPER.readTree(header);
    Map<RunLog, Long> lengths = new EnumMap<>(RunLog.class);
    ObjectNode logs = root.path("logs").isObject() ? (ObjectNode) root.get("logs") : null;
    if (logs == null) {
      throw new Json.Malformed("'logs' is missing");
    }
    for (RunLog log : RunLog.values()) {
      lengths.put(log, Json.wholeNumber(logs, log.fileName()));
    }
    Position position = new Position(Json.integer(root, "epoch"), Json.integer(root, "step"));
    return new CheckpointFile(path, position, lengths, offset, stateLength);
  }

  /** The engine's state alone; the caller closes the stream. */
  InputStream open() throws IOException {
    InputStream in = Files.newInputStream(path);
    try {
      in.skipNBytes(stateOffset);
    } catch (IOException e) {
      in.close();
      throw e;
    }
    return new Limited(in, stateLength);
  }

  /** Counts and sums what passes; closing it leaves the file open for the trailer. */
  private static final class Summing extends FilterOutputStream {
    private final CRC32C sum = new CRC32C();
    private long count;

    Summing(OutputStream out) {
      super(out);
    }

    @Override
    public void write(int b) throws IOException {
      write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int from, int length) throws IOException {
      out.write(bytes, from, length);
      sum.update(bytes, from, length);
      count += length;
    }

    @Override
    public void close() throws IOException {
      flush();
    }
  }

  /** Ends where the state ends. */
  private static final class Limited extends FilterInputStream {
    private long left;

    Limited(InputStream in, long length) {
      super(in);
      this.left = length;
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] bytes, int from, int length) throws IOException {
      if (length == 0) {
        return 0;
      }
      int read = left == 0 ? -1 : in.read(bytes, from, (int) Math.min(length, left));
      left -= Math.max(0, read);
      return read;
    }

    @Override
    public long skip(long n) throws IOException {
      long skipped = in.skip(Math.min(n, left));
      left -= skipped;
      return skipped;
    }

    @Override
    public int available() throws IOException {
      return (int) Math.min(in.available(), left);
    }

    @Override
    public boolean markSupported() {
      return false;
    }
  }
}
