package cellscope.cli;

import cellscope.engine.loop.RunFailure;
import cellscope.model.InputProblem;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells whatever ends a worker's work in one line; stack traces go to the log alone. */
final class WorkerFailures {
  private static final Logger LOG = LoggerFactory.getLogger(WorkerFailures.class);

  private static final String ROOM =
      "; what was written before is kept: put that right, then resume the run";
  private static final String OUT_OF_MEMORY =
      "out of memory; lower the batch size, channels or cells, or raise" + " execution.memoryLimit";

  private WorkerFailures() {}

  /** What is guarded; gives the exit code. */
  @FunctionalInterface
  interface Work {
    int run() throws IOException, InterruptedException;
  }

  /** Records why the work failed. */
  @FunctionalInterface
  interface Record {
    void failed(String cause) throws IOException;
  }

  /**
   * Does the work.
   *
   * @param place the directory that is written
   * @return the work's exit code, or that of its failure, which has been recorded
   * @throws IOException not even that could be written
   */
  static int guard(Path place, Record record, Work work) throws IOException {
    try {
      return work.run();
    } catch (InputProblem e) {
      LOG.error(e.getMessage());
      return fail(record, e.getMessage(), ExitCode.BAD_INPUT);
    } catch (RunFailure e) {
      LOG.error(e.getMessage());
      return fail(record, e.getMessage(), ExitCode.FAILED);
    } catch (IOException | UncheckedIOException e) {
      LOG.error("writing failed", e);
      IOException cause = e instanceof UncheckedIOException u ? u.getCause() : (IOException) e;
      String sentence = "writing to " + place + " failed: " + ErrorTexts.describe(cause);
      return fail(record, sentence + ROOM, ExitCode.FAILED);
    } catch (OutOfMemoryError e) {
      LOG.error("out of memory", e);
      return fail(record, OUT_OF_MEMORY, ExitCode.FAILED);
    } catch (LinkageError e) {
      LOG.error("a library can't be loaded", e);
      String cause = "a native library can't be loaded (" + firstLine(e) + ")";
      return fail(record, cause + "; 'cellscope doctor' tells more", ExitCode.FAILED);
    } catch (InterruptedException | RuntimeException | Error e) {
      LOG.error("unexpected error", e);
      return fail(record, "unexpected error, see log.txt: " + firstLine(e), ExitCode.FAILED);
    }
  }

  private static int fail(Record record, String cause, int exitCode) throws IOException {
    record.failed(cause);
    return exitCode;
  }

  private static String firstLine(Throwable error) {
    return error.toString().lines().findFirst().orElse("");
  }
}
