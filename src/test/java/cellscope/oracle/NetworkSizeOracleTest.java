package cellscope.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import cellscope.model.plan.Macro;
import cellscope.model.plan.NetworkForm;
import cellscope.model.plan.NetworkPlan;
import cellscope.model.plan.NetworkPlan.Shape;
import cellscope.model.plan.NetworkSize;
import cellscope.model.plan.StemKind;
import cellscope.model.space.benchmark201.Benchmark201;
import cellscope.model.space.benchmark201.NasBench201Format;
import cellscope.model.space.catalogue.PublishedCells;
import cellscope.model.space.nasnet.NasNet;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Parameters and FLOPs that the published counter and the benchmark's own records give. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class NetworkSizeOracleTest {
  private static final Pattern DATA = Pattern.compile(".* (\\d+)x(\\d+) (\\d+) classes.*");

  /**
   * A network and what it should count; FLOPs in millions with every digit that is known.
   *
   * @param withAuxiliary parameters of the network with an auxiliary head, where they are given
   */
  record Row(
      String cell,
      Macro macro,
      StemKind stem,
      long parameters,
      String withAuxiliary,
      BigDecimal megaflops) {
    NetworkPlan plan(boolean auxiliary) {
      return PublishedCells.byName(cell)
          .map(
              genotype ->
                  NasNet.SPACE.standAlone(genotype, macro, new NetworkForm(stem, auxiliary)))
          .orElseGet(() -> Benchmark201.SPACE.standAlone(NasBench201Format.parse(cell), macro));
    }
  }

  List<Row> counted() throws IOException {
    List<Row> rows = new ArrayList<>();
    for (Path file : ReferenceTable.files("j.*\\.csv")) {
      for (Map<String, String> row : ReferenceTable.rows(file)) {
        String[] input = row.get("input").split("x");
        Shape image = new Shape(number(input[0]), number(input[1]), number(input[2]));
        rows.add(
            row(
                row,
                new Macro(
                    number(row.get("C")),
                    number(row.get("N")),
                    image,
                    number(row.get("classes")))));
      }
    }
    assertThat(rows).isNotEmpty();
    return rows;
  }

  List<Row> published() throws IOException {
    Path file =
        Path.of(System.getProperty("shared.dir", "../shared"), "reference/network-sizes.csv");
    List<Row> rows = new ArrayList<>();
    for (Map<String, String> row : ReferenceTable.rows(file)) {
      Matcher data = DATA.matcher(row.get("data"));
      assertThat(data.matches()).isTrue();
      Shape image = new Shape(3, number(data.group(1)), number(data.group(2)));
      int cells = (number(row.get("layers")) - 2) / 3;
      rows.add(row(row, new Macro(number(row.get("C")), cells, image, number(data.group(3)))));
    }
    assertThat(rows).isNotEmpty();
    return rows;
  }

  @ParameterizedTest
  @MethodSource({"counted", "published"})
  void sizesAreThoseOfThePublishedCounter(Row row) {
    NetworkSize size = NetworkSize.of(row.plan(false));

    assertThat(size.parameters()).isEqualTo(row.parameters());
    BigDecimal megaflops = BigDecimal.valueOf(size.flops(), 6);
    assertThat(megaflops.setScale(row.megaflops().scale(), java.math.RoundingMode.HALF_EVEN))
        .isEqualByComparingTo(row.megaflops());
    if (!row.withAuxiliary().isEmpty()) {
      assertThat(NetworkSize.of(row.plan(true)).parameters())
          .isEqualTo(Long.parseLong(row.withAuxiliary()));
    }
  }

  private static Row row(Map<String, String> row, Macro macro) {
    return new Row(
        row.get("network"),
        macro,
        macro.image().height() == 224 ? StemKind.IMAGENET : StemKind.CIFAR,
        Long.parseLong(row.get("params")),
        row.getOrDefault("params_with_auxiliary", ""),
        new BigDecimal(row.get("flops_M")));
  }

  private static int number(String text) {
    return Integer.parseInt(text);
  }
}
