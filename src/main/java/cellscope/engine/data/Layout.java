package cellscope.engine.data;

import java.nio.file.Path;
import java.util.List;

/** One way in which a data set lies in a folder, and its reader. Has no state. */
interface Layout {
  /** The config's name of the data set or format: data.dataset. */
  String dataset();

  /** What the layout is called in messages. */
  String description();

  /** What kind of files it has; a folder is one data set of each kind at most. */
  default String files() {
    return description();
  }

  /** Folders below a place that a user names in which this layout usually lies. */
  List<String> usualFolders();

  /** Whether the folder has a file by which this layout is known. Never throws. */
  boolean recognises(Path folder);

  /**
   * Reads and checks everything.
   *
   * @param imageSize side to which pictures of any size are scaled; other layouts have a size of
   *     their own
   * @throws cellscope.model.InputProblem a missing, truncated or foreign file
   */
  ReadImages<? extends LabelledImages> read(Path folder, int imageSize);

  /**
   * The same for a layout of one file per image; which may leave the images to be read later.
   *
   * @param strict whether a broken image is a problem; else it is skipped, logged and counted
   */
  default ReadImages<? extends LabelledImages> read(Path folder, int imageSize, boolean strict) {
    return read(folder, imageSize);
  }

  /**
   * Counts the images and tells what is wrong with them, for people. A layout of one file per image
   * tries some of them only.
   *
   * @throws cellscope.model.InputProblem a missing, truncated or foreign file
   */
  default Survey survey(Path folder) {
    LabelledImages images = read(folder, 0).pool();
    return new Survey(images.trainImages(), images.size() - images.trainImages(), "");
  }
}
