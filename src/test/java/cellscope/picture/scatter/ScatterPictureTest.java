package cellscope.picture.scatter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cellscope.picture.Colour;
import cellscope.picture.Shape;
import cellscope.picture.Shape.Circle;
import java.util.List;
import org.junit.jupiter.api.Test;

class ScatterPictureTest {
  private static final ScatterScene SCENE =
      new ScatterScene(
          new double[] {10, 20, 30}, new double[] {50, 70, 60}, 1, -1, "shared", "alone");

  private static List<Circle> circles(ScatterScene scene) {
    return ScatterPicture.of(400, 300, scene).picture().shapes().stream()
        .filter(Circle.class::isInstance)
        .map(Circle.class::cast)
        .toList();
  }

  @Test
  void pointsLieByTheirValuesAndTheMarkedOneOnTop() {
    List<Circle> circles = circles(SCENE);
    assertThat(circles).hasSize(3);
    Circle marked = circles.get(2);
    assertThat(marked.fill()).isEqualTo(Colour.Role.CHANGED);
    assertThat(marked.x()).isBetween(circles.get(0).x(), circles.get(1).x());
    assertThat(marked.y()).isLessThan(circles.get(1).y()).isLessThan(circles.get(0).y());
    for (Circle circle : circles) {
      assertThat(circle.x()).isBetween(52.0, 386.0);
      assertThat(circle.y()).isBetween(22.0, 266.0);
    }
  }

  @Test
  void aPointIsFoundNearItAndNothingFarAway() {
    ScatterPicture picture = ScatterPicture.of(400, 300, SCENE);
    Circle marked = circles(SCENE).get(2);
    assertThat(picture.at(marked.x() + 4, marked.y() - 4)).isEqualTo(1);
    assertThat(picture.at(marked.x() + 40, marked.y() - 4)).isEqualTo(-1);
  }

  @Test
  void onePointAndEqualPointsHaveAWindowToo() {
    ScatterScene one = new ScatterScene(new double[] {5, 5}, new double[] {0, 0}, -1, 0, "", "");
    List<Circle> circles = circles(one);
    assertThat(circles).hasSize(3).allMatch(c -> Double.isFinite(c.x()) && Double.isFinite(c.y()));
    assertThat(circles.get(2).fill())
        .as("a ring about the pointed one")
        .isEqualTo(Colour.Role.NONE);
    assertThatThrownBy(() -> new ScatterScene(new double[1], new double[2], -1, -1, "", ""))
        .isInstanceOf(IllegalArgumentException.class);
    assertThat(ScatterPicture.of(400, 300, one).picture().shapes())
        .anyMatch(Shape.Line.class::isInstance);
  }
}
