package cellscope.engine.data;

import cellscope.model.InputProblem;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.List;

/**
 * Picture files that are decoded each time they are asked for, so that a data set may be of any
 * size: names are all that is kept in memory.
 */
final class FilePool implements LabelledImages {
  private static final int COLOURS = 3;

  private final Path root;
  private final int side;
  private final int channels;
  private final PictureFolders folders;
  private final String[] names;
  private final int[] labels;
  private final int trainImages;

  /**
   * @param root relative to which a file is identified
   * @param side rows and columns of an image as a network takes it
   */
  FilePool(Path root, PictureFolders folders, int side) {
    this.root = root;
    this.side = side;
    this.channels = COLOURS;
    this.folders = folders;
    trainImages = PictureFolders.count(folders.train());
    labels = new int[trainImages + PictureFolders.count(folders.heldOut())];
    names = new String[labels.length];
    int next = add(folders.train(), 0);
    add(folders.heldOut(), next);
  }

  private FilePool(FilePool other, int channels) {
    root = other.root;
    side = other.side;
    this.channels = channels;
    folders = other.folders;
    names = other.names;
    labels = other.labels;
    trainImages = other.trainImages;
  }

  private int add(List<PictureFolders.Folder> part, int from) {
    int next = from;
    for (int label = 0; label < part.size(); label++) {
      for (String name : part.get(label).names()) {
        names[next] = name;
        labels[next++] = label;
      }
    }
    return next;
  }

  @Override
  public int height() {
    return side;
  }

  @Override
  public int width() {
    return side;
  }

  @Override
  public int channels() {
    return channels;
  }

  @Override
  public int classes() {
    return folders.train().size();
  }

  @Override
  public int trainImages() {
    return trainImages;
  }

  @Override
  public int[] labels() {
    return labels;
  }

  @Override
  public boolean decoded() {
    return true;
  }

  @Override
  public Pixels source(int image) {
    Pixels pixels = Picture.read(file(image));
    return channels == 1 ? pixels.luma() : pixels;
  }

  @Override
  public byte[] fitted(int image) {
    return Scaler.centre(source(image), side);
  }

  /** What is wrong with a picture, one line; empty if nothing is. */
  String problem(int image) {
    try {
      source(image);
      return "";
    } catch (InputProblem e) {
      return e.getMessage();
    }
  }

  /** Where an image is read. */
  Path file(int image) {
    List<PictureFolders.Folder> part = image < trainImages ? folders.train() : folders.heldOut();
    return part.get(labels[image]).path().resolve(names[image]);
  }

  /** The file's path below the root and its size. */
  @Override
  public void identify(int image, MessageDigest into) {
    Path file = file(image);
    try {
      String path = root.relativize(file).toString().replace('\\', '/');
      into.update(path.getBytes(StandardCharsets.UTF_8));
      into.update(ByteBuffer.allocate(9).put((byte) 0).putLong(Files.size(file)).array());
    } catch (IOException e) {
      throw FileProblems.unreadable(file, "a picture", e);
    }
  }

  @Override
  public FilePool forChannels(int wanted, String place) {
    if (wanted == channels) {
      return this;
    }
    ImagePool.requireLuma(wanted, place);
    return new FilePool(this, wanted);
  }
}
