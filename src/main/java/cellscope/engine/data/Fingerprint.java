package cellscope.engine.data;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** SHA-256 over the images and labels that a run uses. */
final class Fingerprint {
  private Fingerprint() {}

  /**
   * Covers the sizes and, part by part in ascending order, every label and image (of a file that is
   * decoded as needed its path and size); not the shuffle of the halves.
   *
   * @param parts indices of the images searched on and of those held out
   */
  static String of(LabelledImages pool, int[]... parts) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      update(digest, pool.height(), pool.width(), pool.channels(), pool.classes());
      for (int[] part : parts) {
        update(digest, part.length);
        for (int image : part) {
          update(digest, pool.labels()[image]);
          pool.identify(image, digest);
        }
      }
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  private static void update(MessageDigest digest, int... values) {
    ByteBuffer bytes = ByteBuffer.allocate(4 * values.length);
    for (int value : values) {
      bytes.putInt(value);
    }
    digest.update(bytes.array());
  }
}
