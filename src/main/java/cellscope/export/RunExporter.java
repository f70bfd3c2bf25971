package cellscope.export;

import java.io.IOException;
import java.io.OutputStream;

/** An exporter that needs nothing but the run's directory. */
public non-sealed interface RunExporter extends Exporter {
  /**
   * Whether what it writes is text, in UTF-8: then a command may print it.
   *
   * @see PictureExporter for those that are not
   */
  boolean isText();

  /**
   * Writes a run; the stream stays open.
   *
   * @throws cellscope.model.InputProblem the run can't be written so, or has no such epoch; nothing
   *     is written then
   */
  void write(RunExport run, ExportOptions options, OutputStream out) throws IOException;
}
