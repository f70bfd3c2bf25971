package cellscope.model.benchmark;

import static cellscope.model.benchmark.BenchmarkDataSet.CIFAR_10;
import static cellscope.model.benchmark.BenchmarkDataSet.CIFAR_100;
import static cellscope.model.benchmark.BenchmarkDataSet.IMAGENET16_120;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import cellscope.model.InputProblem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BenchmarkTableTest {
  private static final int LINE = 4711;

  @TempDir Path folder;

  private static List<String> lines;

  @BeforeAll
  static void makeLines() {
    lines = TableFiles.lines();
  }

  @Test
  void everyNumberIsThatOfItsCellAndColumn() throws IOException {
    List<String> mixed = new ArrayList<>(lines.subList(1, lines.size()));
    Collections.shuffle(mixed, new Random(1));
    mixed.add(0, lines.get(0));
    BenchmarkTable table = BenchmarkTable.read(TableFiles.write(folder.resolve("t.csv"), mixed));

    for (int n : new int[] {0, 1, 7812, ArchitectureNumber.COUNT - 1}) {
      double[] row =
          Arrays.stream(lines.get(n + 1).split(",")).skip(2).mapToDouble(Double::valueOf).toArray();
      assertThat(table.parameters(n)).isEqualTo(row[0]);
      assertThat(table.flops(n)).isEqualTo(row[1]);
      for (BenchmarkDataSet dataSet : BenchmarkDataSet.values()) {
        int at = 2 + 3 * dataSet.ordinal();
        assertThat(table.entry(dataSet, n))
            .isEqualTo(
                new TableEntry(n, dataSet, row[at], row[at + 1], row[at + 2], row[0], row[1]));
      }
    }
  }

  @Test
  void aPackedTableOfAnotherSystemIsTheSame() throws IOException {
    BenchmarkTable plain = BenchmarkTable.read(TableFiles.write(folder.resolve("t.csv"), lines));
    List<String> marked = new ArrayList<>(lines);
    marked.set(0, "\uFEFF" + lines.get(0));
    Path packed = TableFiles.writePacked(folder.resolve("packed"), marked);
    BenchmarkTable read = BenchmarkTable.read(packed);
    for (int n = 0; n < ArchitectureNumber.COUNT; n++) {
      assertThat(read.entry(CIFAR_100, n)).isEqualTo(plain.entry(CIFAR_100, n));
    }
  }

  @Test
  void optionalColumnsAreReadWhereTheyAreThere() throws IOException {
    BenchmarkTable bare = BenchmarkTable.read(TableFiles.write(folder.resolve("b.csv"), lines));
    assertThat(bare.hasSeconds(CIFAR_10, 12)).isFalse();
    assertThat(bare.hasValidationAfter(CIFAR_10, 12)).isTrue();
    assertThat(bare.hasValidationAfter(CIFAR_10, 200)).isFalse();
    assertThatThrownBy(() -> bare.seconds(CIFAR_10, 12)).hasMessageContaining("c10_seconds_12");

    List<String> more = TableFiles.lines("c10_seconds_12", "in16_valid_4");
    BenchmarkTable full = BenchmarkTable.read(TableFiles.write(folder.resolve("f.csv"), more));
    String[] row = more.get(1 + LINE).split(",");
    assertThat(full.seconds(CIFAR_10, 12)[LINE]).isEqualTo(Double.parseDouble(row[13]));
    assertThat(full.validationsAfter(IMAGENET16_120, 4)[LINE])
        .isEqualTo(Double.parseDouble(row[14]));
    assertThat(full.hasSeconds(CIFAR_100, 12)).isFalse();
  }

  @Test
  void rankAndRegretAreThoseOfTheSortedTable() throws IOException {
    BenchmarkTable table = BenchmarkTable.read(TableFiles.write(folder.resolve("t.csv"), lines));
    TableTruth truth = table.truth(CIFAR_10);
    double[] all = new double[ArchitectureNumber.COUNT];
    Arrays.setAll(all, n -> table.testAfter200(CIFAR_10, n));
    double best = Arrays.stream(all).max().orElseThrow();
    for (int n = 0; n < all.length; n += 97) {
      double own = all[n];
      long better = Arrays.stream(all).filter(a -> a > own).count();
      assertThat(truth.rank(n)).isEqualTo((int) better + 1);
      assertThat(truth.regret(n)).isEqualTo(best - own);
    }
    assertThat(truth.rank(truth.best())).isEqualTo(1);
    assertThat(truth.bestAccuracy()).isEqualTo(best);
    assertThat(truth.meanAccuracy())
        .isCloseTo(Arrays.stream(all).average().orElseThrow(), within(1e-9));
    assertThat(ArchitectureNumber.text(TableTruth.largest()))
        .isEqualTo(
            "|nor_conv_3x3~0|+|nor_conv_3x3~0|nor_conv_3x3~1|"
                + "+|nor_conv_3x3~0|nor_conv_3x3~1|nor_conv_3x3~2|");
  }

  @Test
  void aMissingColumnIsNamed() {
    assertProblem(
        changed -> changed.set(0, lines.get(0).replace("c10_valid_12", "c10_val")),
        ":1: no column c10_valid_12; give a table whose first line names these columns");
    assertProblem(
        changed -> changed.set(0, lines.get(0).replace("arch", "cell")), ":1: no column arch; ");
  }

  @Test
  void aDoubledColumnIsNamed() {
    assertProblem(
        changed -> changed.set(0, lines.get(0).replace("index", "c10_test_200")),
        ":1: the column c10_test_200 stands twice; keep one of them");
    assertProblem(
        changed -> changed.set(0, lines.get(0).replace("index,arch", "arch,arch")),
        ":1: the column arch stands twice; keep one of them");
  }

  @Test
  void aDoubledCellIsNamedWithBothLines() {
    assertProblem(
        changed -> changed.set(LINE, lines.get(10)),
        ":" + (LINE + 1) + ": the cell |none~0|",
        "stands on line 11 already; keep one of the two lines");
  }

  @Test
  void aMissingCellIsNamed() {
    assertProblem(
        changed -> changed.subList(LINE, LINE + 5).clear(),
        ": 5 of 15625 cells are missing, the first is " + ArchitectureNumber.text(LINE - 1) + "; ");
  }

  @Test
  void aCellOfNoSuchOperationIsTold() {
    assertProblem(
        changed -> changed.set(LINE, lines.get(LINE).replaceFirst("\\|[a-z_0-9]+~0", "|conv~0")),
        ":" + (LINE + 1) + ": genotype, character 2: expected the operation of edge",
        "; correct column arch");
  }

  @ParameterizedTest
  @CsvSource({
    "2, -0.5, 'column params_M: expected a number of at least 0, found ''-0.5'''",
    "4, 100.001, 'column c10_test_200: expected a percentage from 0 to 100, found ''100.001'''",
    "5, NaN, 'column c10_valid_12: expected a percentage from 0 to 100, found ''NaN'''",
    "6, '', 'column c10_test_12: expected a percentage from 0 to 100, found nothing'",
    "12, 0x1p3, 'column in16_test_12: expected a percentage from 0 to 100, found ''0x1p3'''",
    "3, 1.2.3, 'column flops_M_cifar10: expected a number of at least 0, found ''1.2.3'''"
  })
  void aNumberThatIsNoneOrOutOfRangeIsTold(int field, String written, String problem) {
    assertProblem(
        changed -> {
          String[] fields = lines.get(LINE).split(",");
          fields[field] = written;
          changed.set(LINE, String.join(",", fields));
        },
        ":" + (LINE + 1) + ": " + problem + "; correct the number");
  }

  @Test
  void aLineWithTooManyOrTooFewFieldsIsTold() {
    assertProblem(
        changed -> changed.set(LINE, lines.get(LINE) + ",1"),
        ":" + (LINE + 1) + ": 14 fields where the first line has 13; ");
    assertProblem(changed -> changed.set(LINE, "1,|none~0|"), ": 2 fields where the first");
  }

  @Test
  void aFileThatIsNoTableIsTold() throws IOException {
    assertThatThrownBy(() -> BenchmarkTable.read(folder.resolve("absent.csv")))
        .isInstanceOf(InputProblem.class)
        .hasMessageContaining("absent.csv: there is no such file; name a benchmark table");

    Path cut = TableFiles.writePacked(folder.resolve("cut.gz"), lines);
    Files.write(cut, Arrays.copyOf(Files.readAllBytes(cut), 10_000));
    assertThatThrownBy(() -> BenchmarkTable.read(cut))
        .isInstanceOf(InputProblem.class)
        .hasMessageContaining("cut.gz: the packed file is broken or cut off; fetch or pack");

    Path empty = Files.createFile(folder.resolve("empty.csv"));
    assertThatThrownBy(() -> BenchmarkTable.read(empty))
        .isInstanceOf(InputProblem.class)
        .hasMessageContaining("empty.csv:1: no column arch, params_M");
  }

  private void assertProblem(Consumer<List<String>> change, String... parts) {
    List<String> changed = new ArrayList<>(lines);
    change.accept(changed);
    assertThatThrownBy(
            () -> BenchmarkTable.read(TableFiles.write(folder.resolve("wrong.csv"), changed)))
        .isInstanceOf(InputProblem.class)
        .hasMessageContainingAll(parts)
        .hasMessageNotContaining("\n");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0",
        "100",
        "0.129306",
        "93.660",
        "1e2",
        "+5",
        "-1.5",
        ".5",
        "5.",
        "123456789012345",
        "1234567890.12345678",
        "0.1234567890123456789",
        "4.9e-324"
      })
  void numbersAreThoseOfTheJdk(String written) {
    byte[] bytes = (" " + written + ",").getBytes();
    assertThat(PlainNumber.parse(bytes, 1, 1 + written.length()))
        .isEqualTo(Double.parseDouble(written));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", ".", "-", "1d", "1 ", "Infinity", "1,2", "--1"})
  void whatIsNoNumberIsNone(String written) {
    assertThat(PlainNumber.parse(written.getBytes(), 0, written.length())).isNaN();
  }
}
