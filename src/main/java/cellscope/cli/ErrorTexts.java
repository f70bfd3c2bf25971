package cellscope.cli;

import cellscope.config.ConfigException;
import cellscope.config.Suggestions;
import cellscope.model.InputProblem;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/**
 * Errors as one line each and an exit code; never a stack trace, unless CELLSCOPE_DEBUG asks for
 * it.
 */
final class ErrorTexts {
  private ErrorTexts() {}

  /** Arguments that picocli could not take. */
  static int parameters(ParameterException error, String[] args) {
    CommandLine command = error.getCommandLine();
    String remedy =
        near(error)
            .map(name -> "did you mean '" + name + "'?")
            .orElse("see '" + command.getCommandSpec().qualifiedName() + " --help'");
    command.getErr().println("cellscope: " + message(error) + "; " + remedy);
    return ExitCode.BAD_INPUT;
  }

  /** The command or option that a word which is none was meant for. */
  private static Optional<String> near(ParameterException error) {
    if (!(error instanceof CommandLine.UnmatchedArgumentException unmatched)) {
      return Optional.empty();
    }
    CommandSpec spec = error.getCommandLine().getCommandSpec();
    List<String> known = new ArrayList<>(Names.visible(spec));
    known.addAll(spec.optionsMap().keySet());
    return Suggestions.nearest(unmatched.getUnmatched().get(0), known);
  }

  private static String message(ParameterException error) {
    return error instanceof CommandLine.UnmatchedArgumentException unmatched
        ? "unknown argument '" + unmatched.getUnmatched().get(0) + "'"
        : oneLine(error.getMessage());
  }

  /** What a command threw. */
  static int execution(Exception error, CommandLine command, ParseResult parsed) {
    PrintWriter err = command.getErr();
    if (System.getenv("CELLSCOPE_DEBUG") != null) {
      error.printStackTrace(err);
    }
    for (String line : lines(error)) {
      err.println("cellscope: " + line);
    }
    return error instanceof InputProblem ? ExitCode.BAD_INPUT : ExitCode.FAILED;
  }

  /** One line for each thing that is wrong. */
  static List<String> lines(Throwable error) {
    if (error instanceof ConfigException problem) {
      return problem.sentences();
    }
    if (error instanceof InputProblem) {
      return List.of(oneLine(error.getMessage()));
    }
    if (error instanceof IOException io) {
      return List.of(oneLine(describe(io)));
    }
    return List.of(
        "unexpected error: "
            + oneLine(error.toString())
            + "; set CELLSCOPE_DEBUG=1 to see where, and report it");
  }

  /** A file's error in words; Java's own message is often the path alone. */
  static String describe(IOException error) {
    if (error instanceof NoSuchFileException missing) {
      return missing.getFile() + ": there is no such file or folder";
    }
    if (error instanceof AccessDeniedException denied) {
      return denied.getFile() + ": may not be read or written; check its permissions";
    }
    if (error instanceof FileSystemException file && file.getReason() != null) {
      return file.getFile() + ": " + file.getReason();
    }
    return error.getMessage() == null ? error.toString() : error.getMessage();
  }

  private static String oneLine(String text) {
    return text == null ? "no message" : text.strip().replaceAll("\\s*[\\r\\n]+\\s*", " ");
  }
}
