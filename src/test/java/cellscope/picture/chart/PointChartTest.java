package cellscope.picture.chart;

import static org.assertj.core.api.Assertions.assertThat;

import cellscope.picture.Picture;
import cellscope.picture.Shape;
import cellscope.picture.chart.PointChart.Line;
import cellscope.picture.chart.PointChart.Panel;
import java.util.List;
import org.junit.jupiter.api.Test;

class PointChartTest {
  private final Picture picture =
      PointChart.of(
          600,
          300,
          List.of(2, 3, 6),
          "candidates",
          List.of(
              new Panel("Time", List.of(new Line("flat", List.of(5.0, 5.0, 5.0)))),
              new Panel("Memory", List.of(new Line("flat", List.of(1.0, 2.0, 5.0))))));

  @Test
  void pointsStandAtTheirPlacesAndHeightsFromZero() {
    List<Shape.Circle> dots = all(Shape.Circle.class);
    assertThat(dots).hasSize(6);
    assertThat(dots.get(0).y()).isEqualTo(dots.get(2).y());
    double step = dots.get(4).x() - dots.get(3).x();
    assertThat(dots.get(5).x() - dots.get(4).x()).isCloseTo(3 * step, within());
    double floor = (5 * dots.get(3).y() - dots.get(5).y()) / 4;
    assertThat(dots.get(4).y() - floor).isCloseTo(2 * (dots.get(3).y() - floor), within());
  }

  @Test
  void everythingLiesWithin() {
    for (Shape.Text text : all(Shape.Text.class)) {
      assertThat(text.area().x()).isNotNegative();
      assertThat(text.area().right()).isLessThanOrEqualTo(600);
      assertThat(text.area().bottom()).isLessThanOrEqualTo(300);
    }
  }

  private static org.assertj.core.data.Offset<Double> within() {
    return org.assertj.core.api.Assertions.within(1e-6);
  }

  private <S extends Shape> List<S> all(Class<S> type) {
    return picture.shapes().stream().filter(type::isInstance).map(type::cast).toList();
  }
}
