package cellscope.engine.data;

import cellscope.engine.ModelDescription;
import cellscope.model.InputProblem;
import java.nio.file.Path;
import java.util.List;

/** Picture files as a trained model takes them: the middle square, scaled and normalised. */
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
    for (Path file : files) {
      builder.add(0, Picture.read(file).square(side));
    }
    builder.endOfTraining();
    int stored = model.mean().length;
    ImagePool pool = builder.build(model.classes()).forChannels(stored, "model");
    float[] table = new Normalisation(model.mean(), model.deviation()).table();
    ImageWriter writer = new ImageWriter(pool, table, model.imageChannels(), 0, false, 0);
    float[] pixels = new float[files.size() * writer.imageLength()];
    for (int i = 0; i < files.size(); i++) {
      writer.plain(i, pixels, i);
    }
    return pixels;
  }
}
