package cellscope.engine.data;

import cellscope.model.InputProblem;
import java.nio.file.Path;
import java.util.List;

/** An own folder of pictures, see {@link PictureFolders}, scaled and kept in memory. */
final class ImageFolderLayout implements Layout {
  static final String FILES = "pictures";

  private static final int CHANNELS = 3;

  @Override
  public String dataset() {
    return "image-folder";
  }

  @Override
  public String description() {
    return PictureFolders.DESCRIPTION;
  }

  @Override
  public String files() {
    return FILES;
  }

  @Override
  public List<String> usualFolders() {
    return List.of();
  }

  @Override
  public boolean recognises(Path folder) {
    return PictureFolders.hasTrainingPart(folder);
  }

  @Override
  public ReadImages<ImagePool> read(Path folder, int imageSize) {
    return read(folder, imageSize, true);
  }

  @Override
  public ReadImages<ImagePool> read(Path folder, int imageSize, boolean strict) {
    PictureFolders folders = PictureFolders.read(folder);
    BrokenPictures broken = new BrokenPictures(strict);
    PoolBuilder builder = new PoolBuilder(imageSize, imageSize, CHANNELS);
    for (int label = 0; label < folders.train().size(); label++) {
      int before = builder.size();
      addAll(folders.train().get(label), label, imageSize, builder, broken);
      if (builder.size() == before) {
        throw allBroken(folders.train().get(label).path());
      }
    }
    builder.endOfTraining();
    String trainNote = folders.trainNote() + broken.note();
    for (int label = 0; label < folders.heldOut().size(); label++) {
      addAll(folders.heldOut().get(label), label, imageSize, builder, broken);
    }
    return new ReadImages<>(
        builder.build(folders.train().size()),
        trainNote,
        folders.heldOutNote() + broken.note(),
        folders.classNames());
  }

  private static void addAll(
      PictureFolders.Folder folder,
      int label,
      int imageSize,
      PoolBuilder builder,
      BrokenPictures broken) {
    for (String name : folder.names()) {
      broken
          .read(folder.path().resolve(name))
          .ifPresent(picture -> builder.add(label, Scaler.square(picture, imageSize)));
    }
  }

  private static InputProblem allBroken(Path folder) {
    return new InputProblem(
        "has nothing but broken pictures for training, expected at least one whole PNG, JPEG, GIF"
            + " or BMP file",
        folder.toString(),
        "get the pictures again or remove the directory");
  }

  @Override
  public Survey survey(Path folder) {
    return Survey.of(new FilePool(folder, PictureFolders.read(folder), 1));
  }
}
