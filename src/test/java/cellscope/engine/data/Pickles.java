package cellscope.engine.data;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** Writes pickles of protocol 2 as Python 2 wrote CIFAR's. */
public final class Pickles {
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();

  private Pickles() {
    out.write(0x80);
    out.write(2);
  }

  static Pickles start() {
    return new Pickles();
  }

  /** One file of CIFAR's Python layout. */
  static byte[] cifar(String labelKey, byte[] labels, byte[] data) {
    return start()
        .op("}(")
        .text("data")
        .array(labels.length, Cifar.IMAGE_BYTES, "u1", data, false)
        .text(labelKey)
        .list(labels)
        .op("u.")
        .bytes();
  }

  /** One file of ImageNet16: labels from 1 on, and a mean that is no image. */
  public static byte[] imageNet16(int[] labels, byte[] data) {
    Pickles pickles =
        start()
            .op("}(")
            .text("data")
            .array(labels.length, 768, "u1", data, false)
            .text("mean")
            .array(1, 768, "f8", new byte[8 * 768], false)
            .text("labels")
            .op("](");
    for (int label : labels) {
      pickles.number(label);
    }
    return pickles.op("eu.").bytes();
  }

  Pickles op(String opcodes) {
    out.writeBytes(opcodes.getBytes(StandardCharsets.ISO_8859_1));
    return this;
  }

  /** SHORT_BINSTRING, Python 2's str. */
  Pickles text(String text) {
    return op("U").op(String.valueOf((char) text.length())).op(text);
  }

  Pickles global(String module, String name) {
    return op("c" + module + "\n" + name + "\n");
  }

  Pickles list(byte[] numbers) {
    op("](");
    for (byte number : numbers) {
      op("K").op(String.valueOf((char) (number & 0xFF)));
    }
    return op("e");
  }

  Pickles array(int rows, int columns, String type, byte[] content, boolean fortran) {
    global("numpy.core.multiarray", "_reconstruct").global("numpy", "ndarray");
    op("K\0\u0085").text("b").op("\u0087R(K\1").number(rows).number(columns).op("\u0086");
    global("numpy", "dtype").text(type).op("K\0K\1\u0087R(K\3").text("|");
    op("NNNJ\u00ff\u00ff\u00ff\u00ffJ\u00ff\u00ff\u00ff\u00ffK\0tb");
    op(fortran ? "\u0088" : "\u0089").op("T").little(content.length);
    out.writeBytes(content);
    return op("tb");
  }

  Pickles number(int value) {
    return op("J").little(value);
  }

  byte[] bytes() {
    return out.toByteArray();
  }

  private Pickles little(int value) {
    out.writeBytes(ByteBuffer.allocate(4).order(ByteOrder.LITTLE_ENDIAN).putInt(value).array());
    return this;
  }
}
