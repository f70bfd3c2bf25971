package cellscope.engine.data;

/**
 * An image of any size.
 *
 * @param height rows
 * @param width columns
 * @param channels 1 for gray, 3 for red, green and blue
 * @param bytes [height, width, channels] in C order, 0..255; not to be changed
 */
record Pixels(int height, int width, int channels, byte[] bytes) {
  Pixels {
    if (bytes.length != height * width * channels) {
      throw new IllegalArgumentException("image of " + bytes.length + " bytes");
    }
  }

  /** Brightness as ITU-R BT.601 weighs red, green and blue; gray stays what it was. */
  Pixels luma() {
    if (channels == 1) {
      return this;
    }
    byte[] result = new byte[bytes.length / 3];
    for (int i = 0; i < result.length; i++) {
      int red = bytes[3 * i] & 0xFF;
      int green = bytes[3 * i + 1] & 0xFF;
      int blue = bytes[3 * i + 2] & 0xFF;
      result[i] = (byte) ((299 * red + 587 * green + 114 * blue + 500) / 1000);
    }
    return new Pixels(height, width, 1, result);
  }
}
