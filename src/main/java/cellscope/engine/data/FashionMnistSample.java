package cellscope.engine.data;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/**
 * The built-in data set: the first 500 training and 100 test images of each class of Fashion-MNIST
 * (Xiao, Rasul and Vollgraf 2017, MIT licence), 28x28, gray, 10 classes.
 */
final class FashionMnistSample {
  static final String NAME = "fashion-mnist-sample";
  private static final String FOLDER = "/cellscope/data/fashion-mnist-sample/";

  private FashionMnistSample() {}

  static ReadImages<ImagePool> read() {
    return new ReadImages<>(
        IdxPair.join(part("train"), part("t10k")),
        "training images",
        "test images",
        ClassNames.FASHION_MNIST);
  }

  private static IdxPair.Part part(String name) {
    String images = FOLDER + name + "-images-idx3-ubyte.gz";
    String labels = FOLDER + name + "-labels-idx1-ubyte.gz";
    try (InputStream imageStream = open(images);
        InputStream labelStream = open(labels)) {
      return new IdxPair.Part(
          IdxFile.images(imageStream, images), IdxFile.labels(labelStream, labels), labels);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static InputStream open(String resource) {
    InputStream stream = FashionMnistSample.class.getResourceAsStream(resource);
    if (stream == null) {
      throw new IllegalStateException("resource " + resource + " is not in this build");
    }
    return stream;
  }
}
