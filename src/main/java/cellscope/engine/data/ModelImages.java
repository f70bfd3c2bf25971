package cellscope.engine.data;

import cellscope.model.InputProblem;
import cellscope.model.trained.ModelDescription;
import java.nio.file.Path;
import java.util.List;

/**
 * Picture files as a trained model takes them: the middle square, or ImageNet's centre for a model
 * that was trained on it, scaled and normalised.
 */
public final class ModelImages {
  private static final int CHANNELS = 3;

  private ModelImages() {}

  /**
   * Reads them.
   *
   * @return [images, height, width, channels], normalised
   * @throws InputProblem a file that is missing or no picture; a model whose images are not square
   */
  public static float[] read(ModelDescription model, List<Path> files) {
    int side = model.height();
    if (model.width() != side) {
      throw new InputProblem(
          "takes images of " + model.width() + "x" + side + ", but pictures are cut to squares",
          "model",
          "use a model of square images");
    }
    PoolBuilder builder = new PoolBuilder(side, side, CHANNELS);
    boolean centre = model.dataset().equals(ImageNetLayout.DATASET);
    for (Path file : files) {
      Pixels picture = Picture.read(file);
      builder.add(0, centre ? Scaler.centre(picture, side) : Scaler.square(picture, side));
    }
    builder.endOfTraining();
    int stored = model.mean().length;
    ImagePool pool = builder.build(model.classes()).forChannels(stored, "model");
    Normalisation normalisation = new Normalisation(model.mean(), model.deviation());
    ImageWriter writer =
        new ImageWriter(pool, normalisation, model.imageChannels(), Augmentation.NONE);
    float[] pixels = new float[files.size() * writer.imageLength()];
    for (int i = 0; i < files.size(); i++) {
      writer.plain(i, pixels, i);
    }
    return pixels;
  }
}
