package cellscope.ui.common;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What the window asks in dialogs of its own; an interface, because a test has nobody to answer.
 */
public interface Dialogs {
  /** Where to save a file; empty if the user thought better of it. */
  Optional<Path> saveFile(String title, String suggestedName, List<String> endings);

  /** A folder to open; empty if the user thought better of it. */
  Optional<Path> openFolder(String title);

  /** A config file to open; empty if the user thought better of it. */
  Optional<Path> openConfig(String title);

  /** A table to open, plain or packed; empty if the user thought better of it. */
  Optional<Path> openTable(String title);

  /**
   * Asks one thing.
   *
   * @param answers button texts; the last one is for leaving things as they are
   * @return which was chosen; the last where the dialog was closed
   */
  int ask(String title, String text, List<String> answers);

  /** Tells a problem. */
  void tell(String title, String text);
}
