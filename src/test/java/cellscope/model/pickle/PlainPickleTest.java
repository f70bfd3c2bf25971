package cellscope.model.pickle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlainPickleTest {
  /** {@code {'a': [1, -300, 2.5, True, None], 'b': (b'\x80x', 'é')}} as Python 3 wrote it. */
  private static final Map<Integer, String> WRITTEN =
      Map.of(
          0,
          "(dp0\nVa\np1\n(lp2\nI1\naI-300\naF2.5\naI01\naNasVb\np3\n(c_codecs\nencode\np4\n"
              + "(V\u0080x\np5\nVlatin1\np6\ntp7\nRp8\nV\u00e9\np9\ntp10\ns.",
          2,
          "\u0080\2}q\0(X\1\0\0\0aq\1]q\2(K\1J\u00d4\u00fe\u00ff\u00ffG@\4\0\0\0\0\0\0\u0088Ne"
              + "X\1\0\0\0bq\3c_codecs\nencode\nq\4X\3\0\0\0\u00c2\u0080xq\5X\6\0\0\0latin1q\6\u0086"
              + "q\7Rq\u0008X\2\0\0\0\u00c3\u00a9q\t\u0086q\nu.",
          4,
          "\u0080\4\u0095\57\0\0\0\0\0\0\0}\u0094(\u008c\1a\u0094]\u0094(K\1J\u00d4\u00fe\u00ff\u00ff"
              + "G@\4\0\0\0\0\0\0\u0088Ne\u008c\1b\u0094C\2\u0080x\u0094\u008c\2\u00c3\u00a9\u0094"
              + "\u0086\u0094u.");

  private static final class Names implements PickleNames {
    @Override
    public String expected() {
      return "plain values";
    }

    @Override
    public boolean knows(String name) {
      return name.equals(ENCODE) || name.equals(TYPE) || isClass(name);
    }

    @Override
    public Object call(String name, Object[] arguments) throws IOException {
      return name.equals(TYPE) ? PickleNames.type(arguments) : PickleNames.encoded(arguments);
    }

    @Override
    public boolean isClass(String name) {
      return name.equals("shop Basket");
    }
  }

  private static Object read(String latin1) throws IOException {
    return PlainPickle.read(latin1.getBytes(StandardCharsets.ISO_8859_1), new Names());
  }

  @ParameterizedTest
  @CsvSource({"0", "2", "4"})
  void everyProtocolGivesTheSameValues(int protocol) throws IOException {
    Map<?, ?> map = (Map<?, ?>) read(WRITTEN.get(protocol));

    assertThat(map.get("a")).isEqualTo(Arrays.asList(1L, -300L, 2.5, true, null));
    assertThat((Object[]) map.get("b")).containsExactly(new byte[] {(byte) 0x80, 'x'}, "é");
  }

  @Test
  void aFileIsReadAsItsBytesAre(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("a.pkl");
    Files.write(file, WRITTEN.get(2).getBytes(StandardCharsets.ISO_8859_1));

    Map<?, ?> read = (Map<?, ?>) PlainPickle.read(file, new Names());
    assertThat(read.get("a")).isEqualTo(Arrays.asList(1L, -300L, 2.5, true, null));
  }

  @Test
  void stringsOfPython2AreTextUntilTheyAreLong() throws IOException {
    assertThat(read("\u0080\2U\3abc.")).isEqualTo("abc");
    assertThat(read("S'a\\x00\\n\\\\\\''\n.")).isEqualTo("a\0\n\\'");
    String longer = "T\0\20\0\0" + "z".repeat(4096) + ".";
    assertThat((byte[]) read(longer)).hasSize(4096).containsOnly('z');
  }

  @Test
  void onlyANamedClassIsBuiltAndItIsNothingButItsAttributes() throws IOException {
    Object basket = read("\u0080\2cshop\nBasket\n)\u0081}X\1\0\0\0nK\3sb.");

    assertThat(((PlainPickle.Instance) basket).attributes()).isEqualTo(Map.of("n", 3L));
    assertThatThrownBy(() -> read("\u0080\2cnumpy\ndtype\n)\u0081."))
        .hasMessage("builds an object, expected plain values only");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "cos\\nsystem\\n.; names os.system, expected plain values only",
        "\u008c\2os\u008c\6system\u0093.; names os.system, expected plain values only",
        "(X\1\\0\\0\\0xios\\nsystem\\n.; builds an object",
        "X\u00ff\u00ff\u00ff\u007f.; a value is longer than the file",
        "\u008e\u00ff\u00ff\u00ff\u00ff\u00ff\u00ff\u00ff\u00ff.; a value is longer than the file",
        "\u008b\u00ff\u00ff\u00ff\u00ff.; a value is longer than the file",
        "\u008a\11\1\1\1\1\1\1\1\1\1.; beyond 64 bits",
        "N; it has no end",
        "t.; closes what was not opened",
        "h\7.; recalls a value that was not remembered",
        "K\1K\2a.; appends to something that is no list",
        "}]K\1s.; a dictionary's key is no plain value",
        "K\1)R.; calls what can't be called",
        "K\1}b.; sets the state of something that has none",
        "S'a\\n.; a string without its quotes",
        "~.; uses the opcode 126"
      })
  void whatIsNotPlainOrDamagedIsToldInOneLine(String pickle, String message) {
    String bytes = pickle.replace("\\n", "\n").replace("\\0", "\0");
    assertThatThrownBy(() -> read(bytes))
        .isInstanceOf(IOException.class)
        .hasMessageContaining(message);
  }

  @Test
  void everyCutIsNoticed() {
    for (String whole : List.of(WRITTEN.get(0), WRITTEN.get(2), WRITTEN.get(4))) {
      for (int length = 0; length < whole.length(); length++) {
        String cut = whole.substring(0, length);
        assertThatThrownBy(() -> read(cut)).isInstanceOf(IOException.class);
      }
    }
  }
}
