package cellscope.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DecimalTest {
  @Property(tries = 20_000)
  void everyDoubleComesBackBitForBit(@ForAll long bits) {
    comesBack(Double.longBitsToDouble(bits));
  }

  @Property(tries = 20_000)
  void doublesOfTheSizeOfLossesComeBackBitForBit(
      @ForAll @DoubleRange(min = -20, max = 20) double value,
      @ForAll @DoubleRange(min = 0, max = 1) double part) {
    comesBack(value);
    comesBack(value * part);
    comesBack((float) (value * part));
    comesBack(value * part * 1e-4);
  }

  private static void comesBack(double value) {
    assertThat(Double.doubleToLongBits(parse(Double.toString(value))))
        .isEqualTo(Double.doubleToLongBits(value));
  }

  /** Decimals that are not the shortest of any double: near a tie the fast way must give way. */
  @Property(tries = 20_000)
  void everyDecimalIsReadAsJavaReadsIt(@ForAll long digits, @ForAll byte scale) {
    String text = digits + "E" + scale;
    assertThat(parse(text)).isEqualTo(Double.parseDouble(text));
    String unsigned = Long.toUnsignedString(digits);
    String point = unsigned.charAt(0) + "." + unsigned + "E" + scale / 8;
    assertThat(parse(point)).isEqualTo(Double.parseDouble(point));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", ".", "-", "-.", "1.2.3", "1E", "1E-", "E5", "1,5", "nan", "12x", "--1"})
  void whatIsNoNumberIsTold(String text) {
    assertThatThrownBy(() -> parse(text)).isInstanceOf(NumberFormatException.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0",
        "-0.0",
        "1",
        "1.",
        ".5",
        "NaN",
        "Infinity",
        "-Infinity",
        "1E22",
        "1e5",
        "9007199254740993",
        "0.1000000000000000055511151231257827",
        "4.9E-324",
        "1.7976931348623157E308"
      })
  void numbersOfOtherWritersAreReadToo(String text) {
    assertThat(Double.doubleToLongBits(parse(text)))
        .isEqualTo(Double.doubleToLongBits(Double.parseDouble(text)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "-1", "1234567890", "1.0", " 1"})
  void whatIsNoWholeNumberIsTold(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
    assertThatThrownBy(() -> Decimal.parseInt(bytes, 0, bytes.length))
        .isInstanceOf(NumberFormatException.class);
  }

  private static double parse(String text) {
    byte[] bytes = ("," + text + ",").getBytes(StandardCharsets.US_ASCII);
    return Decimal.parse(bytes, 1, bytes.length - 1);
  }
}
