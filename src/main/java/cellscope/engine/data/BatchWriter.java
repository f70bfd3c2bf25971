package cellscope.engine.data;

import cellscope.model.InputProblem;
import cellscope.model.RandomStream;
import java.util.Arrays;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.IntConsumer;

/**
 * Fills whole batches. Every picture of a batch has a random stream of its own, named by its
 * position, so that a batch does not depend on the number of threads. A picture that proves broken
 * as it is decoded is named and counted once.
 */
final class BatchWriter {
  /** After so many broken ones in a row something else is wrong: a disk that is gone, say. */
  private static final int MOST_BROKEN = 1000;

  private final LabelledImages images;
  private final ImageWriter writer;
  private final PictureThreads threads;
  private final BrokenPictures broken;
  private final Set<Integer> brokenImages = ConcurrentHashMap.newKeySet();

  /**
   * @param threads used for images that are decoded
   * @param strict whether a broken picture is thrown
   */
  BatchWriter(LabelledImages images, ImageWriter writer, PictureThreads threads, boolean strict) {
    this.images = images;
    this.writer = writer;
    this.threads = threads;
    broken = new BrokenPictures(strict);
  }

  /** Floats of one image in a batch. */
  int imageLength() {
    return writer.imageLength();
  }

  /**
   * Writes augmented images and their labels. The next whole picture of the same part takes a
   * broken one's place.
   *
   * @param chosen by position
   * @param part the images to which they belong, ascending
   * @throws InputProblem a broken picture, if strict, or a thousand in a row
   */
  void augmented(int[] chosen, int[] part, RandomStream stream, float[] pixels, int[] labels)
      throws InterruptedException {
    RandomStream pictures = stream.split("picture");
    each(
        chosen.length,
        position -> {
          int image = chosen[position];
          for (int tries = 0; !augmented(image, pictures, pixels, position); tries++) {
            if (tries == Math.min(MOST_BROKEN, part.length)) {
              throw allBroken(tries);
            }
            int place = Arrays.binarySearch(part, image) + 1;
            image = part[place == part.length ? 0 : place];
          }
          labels[position] = images.labels()[image];
        });
  }

  private boolean augmented(int image, RandomStream pictures, float[] pixels, int position) {
    return tried(image, () -> writer.augmented(image, pictures.split(position), pixels, position));
  }

  /**
   * Writes images as they are, and their labels, without the broken ones.
   *
   * @param from the first, an index into chosen
   * @param count how many of them are written at most
   * @param at position in the batch of the first
   * @return how many are whole
   * @throws InputProblem a broken picture, if strict
   */
  int plain(int[] chosen, int from, int count, float[] pixels, int[] labels, int at)
      throws InterruptedException {
    boolean[] whole = new boolean[count];
    each(
        count,
        i -> {
          int image = chosen[from + i];
          whole[i] = tried(image, () -> writer.plain(image, pixels, at + i));
        });
    int next = at;
    for (int i = 0; i < count; i++) {
      if (whole[i]) {
        move(pixels, at + i, next);
        labels[next++] = images.labels()[chosen[from + i]];
      }
    }
    return next - at;
  }

  private void move(float[] pixels, int from, int to) {
    if (from != to) {
      int length = imageLength();
      System.arraycopy(pixels, from * length, pixels, to * length, length);
    }
  }

  private boolean tried(int image, Runnable write) {
    if (brokenImages.contains(image)) {
      return false;
    }
    try {
      write.run();
      return true;
    } catch (InputProblem e) {
      if (!images.decoded()) {
        throw e;
      }
      if (brokenImages.add(image)) {
        broken.skip("", e);
      }
      return false;
    }
  }

  private void each(int count, IntConsumer work) throws InterruptedException {
    if (images.decoded()) {
      threads.each(count, work);
      return;
    }
    for (int i = 0; i < count; i++) {
      work.accept(i);
    }
  }

  private static InputProblem allBroken(int tries) {
    return new InputProblem(
        tries + " pictures in a row can't be read, each is named in the run's log",
        "data.path",
        "see whether its disk is there");
  }
}
