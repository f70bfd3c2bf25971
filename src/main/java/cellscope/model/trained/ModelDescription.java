package cellscope.model.trained;

import java.util.Arrays;
import java.util.List;

/**
 * Everything that is needed to build a trained network and to give it images.
 *
 * @param genotype the genotype's text
 * @param channels C of the first stage
 * @param cells N in each stage
 * @param stem as the config's network.stem
 * @param auxiliary whether it has an auxiliary head
 * @param classes outputs
 * @param imageChannels channels of its images
 * @param height rows of its images
 * @param width columns of its images
 * @param mean what images are centred about, by stored channel (1 for gray), of 255
 * @param deviation what they are divided by, likewise
 * @param dataset the data set that it was trained on
 * @param classNames what the classes are called, in order; empty where nobody told
 */
public record ModelDescription(
    String genotype,
    int channels,
    int cells,
    String stem,
    boolean auxiliary,
    int classes,
    int imageChannels,
    int height,
    int width,
    double[] mean,
    double[] deviation,
    String dataset,
    List<String> classNames) {
  public ModelDescription {
    mean = mean.clone();
    deviation = deviation.clone();
    classNames = List.copyOf(classNames);
  }

  @Override
  public double[] mean() {
    return mean.clone();
  }

  @Override
  public double[] deviation() {
    return deviation.clone();
  }

  /** One line that two descriptions of the same network on the same data share. */
  public String identity() {
    return String.format(
        "%s C=%d N=%d stem=%s auxiliary=%b classes=%d image=%dx%dx%d mean=%s deviation=%s data=%s",
        genotype,
        channels,
        cells,
        stem,
        auxiliary,
        classes,
        height,
        width,
        imageChannels,
        Arrays.toString(mean),
        Arrays.toString(deviation),
        dataset);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof ModelDescription d && identity().equals(d.identity());
  }

  @Override
  public int hashCode() {
    return identity().hashCode();
  }
}
