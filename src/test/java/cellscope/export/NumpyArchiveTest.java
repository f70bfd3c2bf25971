package cellscope.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cellscope.model.InputProblem;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NumpyArchiveTest {
  @TempDir private Path folder;

  private static NumpyArchive sample() {
    Map<String, NumpyArchive.Array> arrays = new LinkedHashMap<>();
    arrays.put("b", new NumpyArchive.Array(List.of(2, 3), new double[] {1, -2, 3, 4, 5, 6}, true));
    arrays.put("a.c", new NumpyArchive.Array(List.of(1), new double[] {Math.PI}, false));
    arrays.put("scalar", new NumpyArchive.Array(List.of(), new double[] {0.5}, true));
    return new NumpyArchive(arrays, Map.of("note.json", "{}"));
  }

  private Path write(NumpyArchive archive) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    archive.write(out);
    return Files.write(folder.resolve("file.npz"), out.toByteArray());
  }

  @Test
  void writtenArchiveIsReadBack() throws IOException {
    NumpyArchive read = NumpyArchive.read(write(sample()));
    assertThat(read.texts()).isEqualTo(sample().texts());
    assertThat(read.arrays().keySet()).containsExactly("b", "a.c", "scalar");
    sample()
        .arrays()
        .forEach(
            (name, array) -> {
              assertThat(read.arrays().get(name).shape()).isEqualTo(array.shape());
              assertThat(read.arrays().get(name).values()).isEqualTo(array.values());
              assertThat(read.arrays().get(name).single()).isEqualTo(array.single());
            });
  }

  /** The format's own description: magic, version, length, a dict padded to a multiple of 64. */
  @Test
  void entryIsAsTheFormatDescribes() throws IOException {
    try (ZipInputStream zip = new ZipInputStream(Files.newInputStream(write(sample())))) {
      assertThat(zip.getNextEntry().getName()).isEqualTo("note.json");
      assertThat(zip.getNextEntry().getName()).isEqualTo("b.npy");
      byte[] bytes = zip.readAllBytes();
      assertThat(bytes).startsWith(0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0);
      int length = bytes[8] & 0xff | (bytes[9] & 0xff) << 8;
      assertThat((10 + length) % 64).isZero();
      assertThat(new String(bytes, 10, length, StandardCharsets.US_ASCII))
          .startsWith("{'descr': '<f4', 'fortran_order': False, 'shape': (2,3,), }")
          .endsWith("\n");
      assertThat(bytes).hasSize(10 + length + 6 * Float.BYTES);
      assertThat(Integer.reverseBytes(ByteBuffer.wrap(bytes).getInt(10 + length + 4)))
          .isEqualTo(Float.floatToIntBits(-2));
    }
  }

  @Test
  void equalContentsGiveEqualBytes() throws IOException {
    byte[] one = Files.readAllBytes(write(sample()));
    assertThat(Files.readAllBytes(write(sample()))).isEqualTo(one);
  }

  @Test
  void arrayOfAnotherKindOrSizeIsRefused() throws IOException {
    refuse("{'descr': '<i8', 'fortran_order': False, 'shape': (1,), }\n", "float32");
    refuse("{'descr': '<f4', 'fortran_order': True, 'shape': (1,), }\n", "C order");
    refuse("{'descr': '<f4', 'fortran_order': False, 'shape': (7,), }\n", "no whole");
    refuse("{'descr': '<f4', 'fortran_order': False, 'shape': (99999,99999,99999,99999,), }\n", "");
    refuse("__import__('os')\n", "float32");
  }

  private void refuse(String header, String message) throws IOException {
    Path file = folder.resolve("wrong.npz");
    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
      zip.putNextEntry(new ZipEntry("x.npy"));
      zip.write(new byte[] {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0, (byte) header.length(), 0});
      zip.write(header.getBytes(StandardCharsets.US_ASCII));
      zip.write(new byte[8]);
    }
    assertThatThrownBy(() -> NumpyArchive.read(file))
        .isInstanceOf(InputProblem.class)
        .hasMessageContaining(message);
  }
}
