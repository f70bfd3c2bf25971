package cellscope.engine.data;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * ImageNet (ILSVRC2012), or any folder of pictures too large for memory: {@code train} and {@code
 * val} with one directory per class. Only names are read at first; pictures are decoded as they are
 * needed.
 */
final class ImageNetLayout implements Layout {
  static final String DATASET = "imagenet";

  @Override
  public String dataset() {
    return DATASET;
  }

  @Override
  public String description() {
    return "ImageNet's folders train/ and val/ with one directory per class";
  }

  @Override
  public String files() {
    return ImageFolderLayout.FILES;
  }

  @Override
  public List<String> usualFolders() {
    return List.of("ILSVRC2012");
  }

  @Override
  public boolean recognises(Path folder) {
    return PictureFolders.hasTrainingPart(folder) && Files.isDirectory(folder.resolve("val"));
  }

  @Override
  public ReadImages<FilePool> read(Path folder, int imageSize) {
    PictureFolders folders = PictureFolders.read(folder);
    FilePool pool = new FilePool(folder, folders, imageSize);
    return new ReadImages<>(pool, folders.trainNote(), folders.heldOutNote(), folders.classNames());
  }

  @Override
  public Survey survey(Path folder) {
    return Survey.of(read(folder, 1).pool());
  }
}
