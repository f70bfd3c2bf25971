package cellscope.engine.data;

import cellscope.config.SearchConfig.DataConfig;

/**
 * What is done to training images.
 *
 * @param resized whether a random region is scaled to the image's size, see {@link Region#random};
 *     else the padded image is cropped
 * @param padding black pixels on every side before a padded crop
 * @param flip whether half of the images are mirrored
 * @param cutout side of the square blanked around a random pixel; 0 for none
 * @param colours changes of the colours
 */
record Augmentation(boolean resized, int padding, boolean flip, int cutout, ColourChange colours) {
  private static final ColourChange SAME_COLOURS = new ColourChange(0, 0, 0);

  /** Leaves images as they are. */
  static final Augmentation NONE = padded(0, false, 0);

  static Augmentation of(DataConfig config) {
    boolean resized = config.crop().equals("resized");
    return new Augmentation(
        resized,
        resized ? 0 : config.cropPadding(),
        config.flip(),
        config.cutout(),
        new ColourChange(config.colourJitter(), config.hueJitter(), config.lighting()));
  }

  /** A crop of the padded image, a flip and cutout. */
  static Augmentation padded(int padding, boolean flip, int cutout) {
    return new Augmentation(false, padding, flip, cutout, SAME_COLOURS);
  }
}
