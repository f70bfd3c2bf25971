package cellscope.engine.data;

import cellscope.model.RandomStream;
import com.sun.management.OperatingSystemMXBean;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;

/**
 * Times how fast ImageNet's pictures are read, decoded, augmented and normalised, with JPEG files
 * that it makes in a temporary folder.
 */
public final class PictureBenchmark {
  private static final int WAVES = 6;
  private static final double NOISE = 20;

  private PictureBenchmark() {}

  /**
   * What is measured.
   *
   * @param pictures files, which are one batch
   * @param width of a picture
   * @param height of a picture
   * @param side of an image as a network takes it
   * @param threads that decode
   * @param rounds measured passes over the pictures, after one that is not
   */
  public record Plan(int pictures, int width, int height, int side, int threads, int rounds) {}

  /**
   * What was found.
   *
   * @param bytes mean size of a file
   * @param training with every augmentation
   * @param evaluation as pictures are evaluated
   */
  public record Result(long bytes, Rate training, Rate evaluation) {}

  /**
   * How fast it went, medians of the rounds.
   *
   * @param picturesPerSecond by the clock
   * @param cpuMilliseconds of the whole process, for a picture; what else the machine does counts
   *     little here
   */
  public record Rate(double picturesPerSecond, double cpuMilliseconds) {}

  private interface Pass {
    void run(int round) throws InterruptedException;
  }

  /**
   * Runs the plan.
   *
   * @throws IOException the temporary folder can't be written
   */
  public static Result run(Plan plan) throws IOException, InterruptedException {
    Path folder = Files.createTempDirectory("cellscope-pictures");
    try {
      return measure(plan, folder);
    } finally {
      for (int i = 0; i < plan.pictures(); i++) {
        Files.deleteIfExists(folder.resolve(name(i)));
      }
      Files.delete(folder);
    }
  }

  private static Result measure(Plan plan, Path folder) throws IOException, InterruptedException {
    long bytes = 0;
    for (int i = 0; i < plan.pictures(); i++) {
      Path file = folder.resolve(name(i));
      ImageIO.write(picture(plan, RandomStream.ofSeed(i)), "jpg", file.toFile());
      bytes += Files.size(file);
    }
    int[] all = IntStream.range(0, plan.pictures()).toArray();
    List<String> names = IntStream.of(all).mapToObj(PictureBenchmark::name).toList();
    List<PictureFolders.Folder> only = List.of(new PictureFolders.Folder(folder, names));
    FilePool pool = new FilePool(folder, new PictureFolders(only, List.of(), "", ""), plan.side());
    Normalisation normalisation = Normalisation.of(ImageNetLayout.DATASET, pool, all, "");
    Augmentation full = new Augmentation(true, 0, true, 0, new ColourChange(0.4, 0.2, 0.1));
    ImageWriter writer = new ImageWriter(pool, normalisation, 3, full);
    BatchWriter batches = new BatchWriter(pool, writer, new PictureThreads(plan.threads()), true);
    float[] pixels = new float[plan.pictures() * batches.imageLength()];
    int[] labels = new int[plan.pictures()];
    RandomStream stream = RandomStream.ofSeed(0);
    Rate training =
        rate(plan, round -> batches.augmented(all, all, stream.split(round), pixels, labels));
    Rate evaluation = rate(plan, round -> batches.plain(all, 0, all.length, pixels, labels, 0));
    return new Result(bytes / plan.pictures(), training, evaluation);
  }

  private static Rate rate(Plan plan, Pass pass) throws InterruptedException {
    OperatingSystemMXBean process =
        ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
    pass.run(0);
    double[] rates = new double[plan.rounds()];
    double[] cpu = new double[plan.rounds()];
    for (int round = 0; round < rates.length; round++) {
      long cpuBegan = process.getProcessCpuTime();
      long began = System.nanoTime();
      pass.run(round + 1);
      rates[round] = plan.pictures() * 1e9 / (System.nanoTime() - began);
      cpu[round] = (process.getProcessCpuTime() - cpuBegan) / 1e6 / plan.pictures();
    }
    Arrays.sort(rates);
    Arrays.sort(cpu);
    return new Rate(rates[rates.length / 2], cpu[cpu.length / 2]);
  }

  private static String name(int i) {
    return String.format(Locale.ROOT, "%05d.jpg", i);
  }

  /** Waves of colour with noise, so that a file is about as large as a photograph's. */
  private static BufferedImage picture(Plan plan, RandomStream stream) {
    double[][] waves = new double[WAVES][];
    for (int i = 0; i < WAVES; i++) {
      waves[i] =
          new double[] {
            stream.nextGaussian() / 20,
            stream.nextGaussian() / 20,
            2 * Math.PI * stream.nextDouble()
          };
    }
    int width = plan.width();
    BufferedImage image = new BufferedImage(width, plan.height(), BufferedImage.TYPE_INT_RGB);
    for (int y = 0; y < plan.height(); y++) {
      for (int x = 0; x < width; x++) {
        int rgb = 0;
        for (int channel = 0; channel < 3; channel++) {
          double value = 128 + NOISE * stream.nextGaussian();
          for (int i = channel; i < WAVES; i += 2) {
            value += 30 * Math.sin(waves[i][0] * x + waves[i][1] * y + waves[i][2]);
          }
          rgb = rgb << 8 | (int) Math.max(0, Math.min(255, value));
        }
        image.setRGB(x, y, rgb);
      }
    }
    return image;
  }
}
