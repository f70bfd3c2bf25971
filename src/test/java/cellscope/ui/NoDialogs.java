package cellscope.ui;

import cellscope.ui.common.Dialogs;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Answers what a test set beforehand, and keeps what was told. */
public final class NoDialogs implements Dialogs {
  private Path answer;
  private int choice = -1;
  private final List<String> told = new ArrayList<>();
  private final List<String> asked = new ArrayList<>();

  /** The path of every coming file or folder dialog. */
  public NoDialogs answering(Path path) {
    answer = path;
    return this;
  }

  /** The answer to every coming question. */
  public void choosing(int index) {
    choice = index;
  }

  /** Problems that were told. */
  public List<String> told() {
    return told;
  }

  /** Questions that were asked. */
  public List<String> asked() {
    return asked;
  }

  @Override
  public Optional<Path> saveFile(String title, String suggestedName, List<String> endings) {
    return Optional.ofNullable(answer);
  }

  @Override
  public Optional<Path> openFolder(String title) {
    return Optional.ofNullable(answer);
  }

  @Override
  public Optional<Path> openConfig(String title) {
    return Optional.ofNullable(answer);
  }

  @Override
  public Optional<Path> openTable(String title) {
    return Optional.ofNullable(answer);
  }

  @Override
  public int ask(String title, String text, List<String> answers) {
    asked.add(title + ": " + text);
    return choice < 0 ? answers.size() - 1 : choice;
  }

  @Override
  public void tell(String title, String text) {
    told.add(text);
  }
}
