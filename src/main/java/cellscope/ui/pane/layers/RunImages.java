package cellscope.ui.pane.layers;

import cellscope.config.SearchConfig.DataConfig;
import cellscope.model.plan.NetworkPlan.Shape;
import cellscope.run.RunRecord;
import java.util.Map;
import java.util.Set;

/**
 * What a run's network takes and gives.
 *
 * @param shape of an image as the network gets it
 * @param classes of the data set
 */
record RunImages(Shape shape, int classes) {
  private static final Map<String, int[]> SIDE_AND_CLASSES =
      Map.of(
          "fashion-mnist-sample", new int[] {28, 10},
          "cifar-10", new int[] {32, 10},
          "cifar-100", new int[] {32, 100},
          "imagenet16-120", new int[] {16, 120});

  /** The height of the images of a search that trains nothing. */
  private static final String NO_IMAGES = "0";

  private static final int USUAL_CLASSES = 10;
  private static final int IMAGENET_CLASSES = 1000;

  /** Folders of pictures, which are scaled to a size that the config sets. */
  private static final Set<String> PICTURES = Set.of("image-folder", "imagenet");

  /**
   * As the engine told them; before it has read the data, or where it needs none, what is usual for
   * the data set's name.
   */
  static RunImages of(RunRecord record) {
    Map<String, String> facts = record.facts();
    if (facts.getOrDefault("imageHeight", NO_IMAGES).equals(NO_IMAGES)) {
      return of(record.config().data());
    }
    Shape shape =
        new Shape(
            number(facts, "imageChannels"),
            number(facts, "imageHeight"),
            number(facts, "imageWidth"));
    return new RunImages(shape, number(facts, "classes"));
  }

  static RunImages of(DataConfig data) {
    int[] usual =
        SIDE_AND_CLASSES.getOrDefault(data.dataset(), new int[] {data.imageSize(), USUAL_CLASSES});
    return new RunImages(new Shape(data.channels(), usual[0], usual[0]), usual[1]);
  }

  /** Whether the shape of the images follows from the config alone. */
  static boolean isKnown(DataConfig data) {
    return SIDE_AND_CLASSES.containsKey(data.dataset()) || PICTURES.contains(data.dataset());
  }

  private static int number(Map<String, String> facts, String name) {
    return Integer.parseInt(facts.get(name));
  }

  String text() {
    return shape.channels() + "×" + shape.height() + "×" + shape.width() + ", " + classes;
  }
}
