package cellscope.engine.data;

import cellscope.config.AlphaConfig;
import cellscope.config.GdasOptions;
import cellscope.config.SearchConfig;
import cellscope.config.SearchConfig.DataConfig;
import cellscope.config.SearchConfig.ExecutionConfig;
import cellscope.config.SearchConfig.SpaceConfig;
import cellscope.config.TrainConfig;
import cellscope.config.WeightConfig;
import java.nio.file.Path;

/** Configs for tests of data: the defaults, but for what a test sets. */
final class DataConfigs {
  private final String dataset;
  private String path = "";
  private String split = "train-halves";
  private long seed = 1;
  private int channels = 3;
  private int padding = 4;
  private boolean flip = true;
  private int cutout;
  private int imageSize = 8;
  private int trainLimit;
  private int heldOutLimit;
  private int batchSize = 16;
  private boolean strict;
  private String crop = "padded";
  private double colourJitter;
  private double hueJitter;
  private double lighting;
  private int threads = 1;

  private DataConfigs(String dataset) {
    this.dataset = dataset;
  }

  static DataConfigs of(String dataset) {
    return new DataConfigs(dataset);
  }

  DataConfigs at(Path folder) {
    path = folder.toString();
    return this;
  }

  DataConfigs split(String value) {
    split = value;
    return this;
  }

  DataConfigs cutout(int side) {
    cutout = side;
    return this;
  }

  DataConfigs seed(long value) {
    seed = value;
    return this;
  }

  DataConfigs channels(int value) {
    channels = value;
    return this;
  }

  DataConfigs plain() {
    padding = 0;
    flip = false;
    return this;
  }

  DataConfigs imageSize(int value) {
    imageSize = value;
    return this;
  }

  DataConfigs limits(int train, int heldOut) {
    trainLimit = train;
    heldOutLimit = heldOut;
    return this;
  }

  DataConfigs strict() {
    strict = true;
    return this;
  }

  /** What is done to ImageNet's training images. */
  DataConfigs resized() {
    crop = "resized";
    return colours(0.4, 0.2, 0.1);
  }

  DataConfigs colours(double jitter, double hue, double light) {
    colourJitter = jitter;
    hueJitter = hue;
    lighting = light;
    return this;
  }

  DataConfigs threads(int value) {
    threads = value;
    return this;
  }

  DataConfigs batchSize(int value) {
    batchSize = value;
    return this;
  }

  DataConfig data() {
    return new DataConfig(
        dataset,
        path,
        channels,
        imageSize,
        crop,
        padding,
        flip,
        cutout,
        colourJitter,
        hueJitter,
        lighting,
        split,
        trainLimit,
        heldOutLimit,
        strict,
        threads);
  }

  SearchConfig search() {
    return new SearchConfig(
        "",
        seed,
        new SpaceConfig("nas-bench-201", 16, 5, false, false),
        data(),
        new GdasOptions(
            new GdasOptions.ScheduleConfig(
                "gdas",
                1,
                0,
                batchSize,
                10,
                0.1,
                "with-unsampled",
                "frozen",
                "paper",
                "weights",
                0),
            new WeightConfig(0.025, 0.001, "full", 0.9, true, 0.0005, 5),
            new AlphaConfig(0.0003, 0.5, 0.999, 1e-8, 0.001, 0.001)),
        new ExecutionConfig("cpu", "portable", 1, 1, 0, 1, 1, 1));
  }

  /** A training with the same images. */
  TrainConfig train() {
    TrainConfig d = TrainConfig.defaults();
    return new TrainConfig(
        "",
        seed,
        "",
        d.network(),
        data(),
        new TrainConfig.ScheduleConfig(1, 0, batchSize, 0, 0),
        d.weights(),
        d.execution());
  }
}
