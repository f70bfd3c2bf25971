package cellscope.model.benchmark;

import cellscope.model.InputProblem;
import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/** The bytes of a benchmark table, plain or packed by gzip (told apart by their beginning). */
final class TableFile {
  /** Far above a full table with every optional column; keeps a wrong file out of the memory. */
  private static final int LARGEST = 64 << 20;

  private static final String REMEDY = "name a benchmark table (CSV, plain or gz)";

  private TableFile() {}

  static byte[] read(Path file) {
    if (!Files.isRegularFile(file)) {
      throw new InputProblem("there is no such file", file.toString(), REMEDY);
    }
    try {
      byte[] stored = limited(Files.newInputStream(file), file);
      boolean packed = stored.length > 1 && stored[0] == 0x1f && stored[1] == (byte) 0x8b;
      return packed ? limited(new GZIPInputStream(new ByteArrayInputStream(stored)), file) : stored;
    } catch (ZipException | EOFException e) {
      throw new InputProblem(
          "the packed file is broken or cut off", file.toString(), "fetch or pack it again");
    } catch (IOException e) {
      throw new InputProblem(
          "can't be read (" + e.getMessage() + ")", file.toString(), "check the file's rights");
    }
  }

  private static byte[] limited(InputStream stream, Path file) throws IOException {
    try (stream) {
      byte[] read = stream.readNBytes(LARGEST + 1);
      if (read.length > LARGEST) {
        throw new InputProblem("larger than any benchmark table (64 MB)", file.toString(), REMEDY);
      }
      return read;
    }
  }
}
