package cellscope.engine.data;

import java.security.MessageDigest;
import java.util.stream.IntStream;

/**
 * The images of a data set with their classes, the training images first; in memory, or files that
 * are decoded when they are asked for. Shared by threads and never changed.
 */
interface LabelledImages {
  /** Rows of an image as a network takes it. */
  int height();

  /** Columns of an image as a network takes it. */
  int width();

  /** 1 for gray, 3 for red, green and blue. */
  int channels();

  /** Labels are 0..classes-1. */
  int classes();

  /** How many of the images are training images; the others are held out from training. */
  int trainImages();

  /** By image; not to be changed. */
  int[] labels();

  /** Whether an image is decoded each time it is asked for, which may fail. */
  boolean decoded();

  /**
   * The image as it is stored, of any size.
   *
   * @throws cellscope.model.InputProblem a file that is broken
   */
  Pixels source(int image);

  /**
   * The image as it is evaluated: [height, width, channels], not to be changed.
   *
   * @throws cellscope.model.InputProblem a file that is broken
   */
  byte[] fitted(int image);

  /** Adds what tells the image from any other. */
  void identify(int image, MessageDigest into);

  /**
   * The same images as a network with so many input channels takes them: unchanged, or colours as
   * one channel of luma. Gray images stay one channel, which is repeated as batches are made, to
   * save memory.
   *
   * @param wanted 1..3
   * @throws cellscope.model.InputProblem colour images for two channels
   */
  LabelledImages forChannels(int wanted, String place);

  default int size() {
    return labels().length;
  }

  /** The training images' indices. */
  default int[] train() {
    return IntStream.range(0, trainImages()).toArray();
  }

  /** The other images' indices. */
  default int[] heldOut() {
    return IntStream.range(trainImages(), size()).toArray();
  }
}
