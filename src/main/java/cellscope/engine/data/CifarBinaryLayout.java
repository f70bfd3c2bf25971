package cellscope.engine.data;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * CIFAR's binary layout: records of one label byte (CIFAR-100: a coarse and a fine one), then 1,024
 * bytes each of red, green and blue. Files may hold any whole number of records.
 */
final class CifarBinaryLayout implements Layout {
  private final Cifar cifar;
  private final int labelBytes;

  CifarBinaryLayout(Cifar cifar) {
    this.cifar = cifar;
    this.labelBytes = cifar == Cifar.HUNDRED ? 2 : 1;
  }

  @Override
  public String dataset() {
    return cifar.dataset();
  }

  @Override
  public String description() {
    return cifar.title()
        + "'s binary layout ("
        + (cifar == Cifar.TEN ? "data_batch_1.bin to data_batch_5.bin" : "train.bin")
        + " and "
        + cifar.testFile(".bin")
        + ")";
  }

  @Override
  public List<String> usualFolders() {
    String name = cifar == Cifar.TEN ? "cifar-10-batches-bin" : "cifar-100-binary";
    return List.of(name, "cifar.binary/" + name, "cifar.python/" + name);
  }

  @Override
  public boolean recognises(Path folder) {
    return cifar.anyFile(folder, ".bin");
  }

  @Override
  public ReadImages<ImagePool> read(Path folder, int imageSize) {
    return cifar.read(folder, ".bin", description(), this::readFile);
  }

  private void readFile(Path file, PoolBuilder into) {
    byte[] content;
    try {
      content = Files.readAllBytes(file);
    } catch (IOException e) {
      throw FileProblems.unreadable(file, description(), e);
    }
    int record = labelBytes + Cifar.IMAGE_BYTES;
    if (content.length == 0 || content.length % record != 0) {
      throw FileProblems.damaged(
          file,
          "has "
              + content.length
              + " bytes, expected a whole number of records of "
              + record
              + " bytes as in "
              + cifar.title()
              + "'s binary layout");
    }
    for (int i = 0; i < content.length / record; i++) {
      int start = i * record;
      into.addPlanar(label(file, content, start, i), content, start + labelBytes);
    }
  }

  private int label(Path file, byte[] content, int start, int record) {
    if (labelBytes == 2 && (content[start] & 0xFF) >= Cifar.COARSE_CLASSES) {
      throw FileProblems.damaged(
          file,
          "record "
              + record
              + " has coarse label "
              + (content[start] & 0xFF)
              + ", expected 0 to "
              + (Cifar.COARSE_CLASSES - 1));
    }
    int label = content[start + labelBytes - 1] & 0xFF;
    if (label >= cifar.classes()) {
      throw FileProblems.label(file, record, label, cifar.classes());
    }
    return label;
  }
}
