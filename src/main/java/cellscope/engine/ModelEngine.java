package cellscope.engine;

import cellscope.config.SearchConfig.DataConfig;
import cellscope.config.SearchConfig.ExecutionConfig;
import cellscope.engine.data.ModelImages;
import cellscope.engine.data.SearchData;
import cellscope.engine.data.SearchDataFactory;
import cellscope.engine.dl4j.GraphExport;
import cellscope.engine.train.ModelState;
import cellscope.engine.train.TrainedNetwork;
import cellscope.model.InputProblem;
import cellscope.model.trained.ModelDescription;
import cellscope.model.trained.TrainedModel;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** Computes with a trained model. Use from one thread. */
public final class ModelEngine implements AutoCloseable {
  private final EngineSetup setup;
  private final TrainedModel model;
  private final TrainedNetwork network;

  /**
   * What an evaluation found.
   *
   * @param images held-out images
   * @param loss mean cross entropy, nats
   * @param top1 hits, 0 to 1
   * @param top5 the same where the label is among the five largest
   */
  public record Evaluation(
      String dataset, String path, int images, double loss, double top1, double top5) {}

  private ModelEngine(EngineSetup setup, TrainedModel model, TrainedNetwork network) {
    this.setup = setup;
    this.model = model;
    this.network = network;
  }

  /**
   * Reads the model of a training's state, as a checkpoint holds it.
   *
   * @throws InputProblem it is none, or is damaged
   */
  public static TrainedModel readState(InputStream state) throws IOException {
    return ModelState.read(state);
  }

  /**
   * Writes a model as a deeplearning4j ComputationGraph zip.
   *
   * @throws InputProblem a model of a space that has no such graph
   */
  public static void writeGraph(TrainedModel model, OutputStream out) throws IOException {
    GraphExport.write(model, out);
  }

  /**
   * Builds the network.
   *
   * @throws InputProblem a genotype that can't be read, arrays that don't fit, a demanded GPU that
   *     can't be used
   */
  public static ModelEngine open(TrainedModel model, ExecutionConfig execution) {
    EngineSetup setup = EngineSetup.of(execution);
    try {
      return new ModelEngine(setup, model, TrainedNetwork.of(model, setup.kernels()));
    } catch (RuntimeException e) {
      setup.kernels().close();
      throw e;
    }
  }

  /**
   * Evaluates on a data set's held-out images.
   *
   * @param data which; its channels and imageSize are the model's
   * @param environment where data folders are named: System.getenv()
   * @throws InputProblem data that are missing, wrong or of another size than the model's
   */
  public Evaluation evaluate(DataConfig data, Map<String, String> environment) {
    ModelDescription d = model.description();
    SearchData images = SearchDataFactory.openFor(data, d.mean(), d.deviation(), environment);
    require(images.classes() + " classes", d.classes() + " classes", images.path());
    require(
        images.width() + "x" + images.height() + " pixels",
        d.width() + "x" + d.height() + " pixels",
        images.path());
    double[] found = network.evaluate(images);
    return new Evaluation(
        images.name(), images.path(), images.heldOutImages(), found[0], found[1], found[2]);
  }

  private static void require(String found, String expected, String where) {
    if (!found.equals(expected)) {
      throw new InputProblem(
          "has " + found + ", but the model was trained on " + expected,
          where,
          "use data like those that the model was trained on");
    }
  }

  /**
   * The probability of each class for each picture.
   *
   * @return by file, by class
   * @throws InputProblem a file that is missing or no picture
   */
  public List<double[]> predict(List<Path> files) {
    double[][] logits = network.logits(ModelImages.read(model.description(), files), files.size());
    return Arrays.stream(logits).map(ModelEngine::softmax).toList();
  }

  private static double[] softmax(double[] logits) {
    double most = Arrays.stream(logits).max().orElseThrow();
    double[] exponential = Arrays.stream(logits).map(v -> Math.exp(v - most)).toArray();
    double sum = Arrays.stream(exponential).sum();
    return Arrays.stream(exponential).map(v -> v / sum).toArray();
  }

  @Override
  public void close() {
    setup.kernels().close();
  }
}
