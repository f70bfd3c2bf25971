package cellscope.engine.data;

import cellscope.model.InputProblem;
import java.io.IOException;
import java.nio.file.Path;

/** The problems that several readers tell in the same words. */
final class FileProblems {
  private FileProblems() {}

  static InputProblem missing(Path folder, String file, String layout) {
    return new InputProblem(
        "the file " + file + " is missing, expected " + layout,
        folder.toString(),
        "copy it there or point data.path at the folder that has it");
  }

  static InputProblem damaged(Object place, String what) {
    return new InputProblem(
        what, place.toString(), "get the file again, it may be damaged or of another kind");
  }

  static InputProblem unreadable(Object place, String expected, IOException cause) {
    InputProblem problem =
        new InputProblem(
            "can't be read as " + expected + " (" + reason(cause) + ")",
            place.toString(),
            "check the rights on it or get it again");
    problem.initCause(cause);
    return problem;
  }

  static InputProblem otherKind(Object place, String expected) {
    return new InputProblem(
        "can't be read as " + expected + ", it is of another kind",
        place.toString(),
        "give a file of that kind");
  }

  static InputProblem label(Object place, int record, int label, int classes) {
    return damaged(
        place, "record " + record + " has label " + label + ", expected 0 to " + (classes - 1));
  }

  private static String reason(IOException cause) {
    String message = cause.getMessage();
    String kind = cause.getClass().getSimpleName();
    return message == null ? kind : kind + ": " + message.lines().findFirst().orElse("");
  }
}
