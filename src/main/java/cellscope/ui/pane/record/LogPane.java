package cellscope.ui.pane.record;

import cellscope.run.RunSnapshot;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** The end of what the worker wrote. */
public final class LogPane extends TextPane {
  private static final int MOST_BYTES = 64 << 10;

  /** The only one. */
  public LogPane() {
    super("log", "pane.workerLog");
  }

  @Override
  String read(RunSnapshot run) throws IOException {
    Path log = run.run().workerOutput();
    if (!Files.exists(log)) {
      return "";
    }
    try (RandomAccessFile file = new RandomAccessFile(log.toFile(), "r")) {
      long from = Math.max(0, file.length() - MOST_BYTES);
      byte[] bytes = new byte[(int) (file.length() - from)];
      file.seek(from);
      file.readFully(bytes);
      return new String(bytes, StandardCharsets.UTF_8);
    }
  }

  @Override
  boolean grows() {
    return true;
  }
}
