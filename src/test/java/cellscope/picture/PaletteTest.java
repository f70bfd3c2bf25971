package cellscope.picture;

import static org.assertj.core.api.Assertions.assertThat;

import cellscope.model.genotype.Operation;
import cellscope.model.space.benchmark201.Benchmark201;
import cellscope.model.space.nasnet.NasNet;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PaletteTest {
  /**
   * Linear RGB as seen with no deficiency, and without red, green or blue cones (Machado et al.,
   * 2009).
   */
  private static final double[][][] SIGHTS = {
    {{1, 0, 0}, {0, 1, 0}, {0, 0, 1}},
    {
      {0.152286, 1.052583, -0.204868},
      {0.114503, 0.786281, 0.099216},
      {-0.003882, -0.048116, 1.051998}
    },
    {
      {0.367322, 0.860646, -0.227968},
      {0.280085, 0.672501, 0.047413},
      {-0.011820, 0.042940, 0.968881}
    },
    {
      {1.255528, -0.076749, -0.178779},
      {-0.078411, 0.930809, 0.147602},
      {0.004733, 0.691367, 0.303900}
    }
  };

  static List<Palette> palettes() {
    return List.of(Palette.LIGHT, Palette.DARK);
  }

  @ParameterizedTest
  @MethodSource("palettes")
  void operationsOfOneCellAreToldApartWithEverySight(Palette palette) {
    assertApart(palette, Benchmark201.SPACE.operations());
    List<Operation> published = new ArrayList<>(NasNet.SPACE.operations());
    published.add(Operation.DUA_SEPC_7X7);
    published.add(Operation.CONV_3X1_1X3);
    assertApart(palette, published);
  }

  private static void assertApart(Palette palette, List<Operation> operations) {
    List<Integer> colours = new ArrayList<>();
    for (Operation operation : operations) {
      colours.add(new Colour.OfOperation(operation).argb(palette));
    }
    for (double[][] sight : SIGHTS) {
      for (int i = 0; i < colours.size(); i++) {
        for (int j = i + 1; j < colours.size(); j++) {
          // a difference of 10 in CIELAB is seen at a glance
          assertThat(difference(seen(colours.get(i), sight), seen(colours.get(j), sight)))
              .as(operations.get(i) + " and " + operations.get(j))
              .isGreaterThan(14);
        }
      }
    }
  }

  @ParameterizedTest
  @MethodSource("palettes")
  void colourStandsOutFromTheBackground(Palette palette) {
    int background = Colour.Role.BACKGROUND.argb(palette);
    for (Operation operation : Operation.values()) {
      assertThat(Contrast.ratio(new Colour.OfOperation(operation).argb(palette), background))
          .as(operation.label())
          .isGreaterThan(2.9);
    }
    for (int i = 0; i < 6; i++) {
      assertThat(Contrast.ratio(new Colour.Series(i).argb(palette), background))
          .as("series " + i)
          .isGreaterThan(2.9);
    }
    for (Colour.Role text : List.of(Colour.Role.FOREGROUND, Colour.Role.MUTED)) {
      assertThat(Contrast.ratio(text.argb(palette), background)).as(text.name()).isGreaterThan(4.5);
    }
  }

  @Test
  void viridisRisesInLightnessAndItsTextIsLegible() {
    double before = -1;
    for (int i = 0; i < 256; i++) {
      int argb = Viridis.argb(i / 255.0);
      assertThat(Contrast.luminance(argb)).isGreaterThanOrEqualTo(before - 0.002);
      before = Contrast.luminance(argb);
      assertThat(Contrast.ratio(new Colour.OnScale(i / 255.0).argb(Palette.LIGHT), argb))
          .isGreaterThan(4);
    }
    assertThat(Viridis.argb(0)).isEqualTo(0xFF440154);
    assertThat(Viridis.argb(1)).isEqualTo(0xFFFDE725);
    assertThat(Viridis.argb(7)).isEqualTo(Viridis.argb(1));
    assertThat(Viridis.argb(Double.NaN)).isEqualTo(Viridis.argb(0));
  }

  @Test
  void aFadedColourKeepsItsHue() {
    int argb = Colour.Role.ACCENT.faded(0.5).argb(Palette.LIGHT);
    assertThat(argb >>> 24).isEqualTo(128);
    assertThat(argb & 0xFFFFFF).isEqualTo(Colour.Role.ACCENT.argb(Palette.LIGHT) & 0xFFFFFF);
  }

  private static double[] seen(int argb, double[][] sight) {
    double[] rgb = new double[3];
    for (int i = 0; i < 3; i++) {
      double c = (argb >> 16 - 8 * i & 255) / 255.0;
      rgb[i] = c <= 0.04045 ? c / 12.92 : Math.pow((c + 0.055) / 1.055, 2.4);
    }
    double[] seen = new double[3];
    for (int i = 0; i < 3; i++) {
      for (int j = 0; j < 3; j++) {
        seen[i] += sight[i][j] * rgb[j];
      }
      seen[i] = Math.max(0, Math.min(1, seen[i]));
    }
    return lab(seen);
  }

  private static double[] lab(double[] rgb) {
    double x = curve((0.4124 * rgb[0] + 0.3576 * rgb[1] + 0.1805 * rgb[2]) / 0.9505);
    double y = curve(0.2126 * rgb[0] + 0.7152 * rgb[1] + 0.0722 * rgb[2]);
    double z = curve((0.0193 * rgb[0] + 0.1192 * rgb[1] + 0.9505 * rgb[2]) / 1.089);
    return new double[] {116 * y - 16, 500 * (x - y), 200 * (y - z)};
  }

  private static double curve(double t) {
    return t > 0.008856 ? Math.cbrt(t) : 7.787 * t + 16 / 116.0;
  }

  private static double difference(double[] a, double[] b) {
    return Math.sqrt(
        Math.pow(a[0] - b[0], 2) + Math.pow(a[1] - b[1], 2) + Math.pow(a[2] - b[2], 2));
  }
}
