package cellscope.run;

import cellscope.model.file.WholeFile;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;

/** How bytes reach the disk; tests put a full one in its place. */
@FunctionalInterface
interface Disk {
  /** The real one. */
  Disk REAL = (path, out) -> out;

  /** The stream through which everything written to a file goes. */
  OutputStream through(Path path, OutputStream out);

  /** Replaces a file as a whole; see {@link WholeFile}. */
  default void replace(Path target, WholeFile.Body body) throws IOException {
    WholeFile.write(
        target,
        out -> {
          OutputStream through = through(target, out);
          body.writeTo(through);
          through.flush();
        });
  }
}
