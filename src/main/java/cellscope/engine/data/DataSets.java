package cellscope.engine.data;

import cellscope.model.InputProblem;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The data sets that this machine has. */
public final class DataSets {
  private static final int SMALL_PICTURES = 8;

  private DataSets() {}

  /**
   * The built-in sample and everything that CELLSCOPE_DATA and TORCH_HOME lead to. Reads all of the
   * files, so that what is damaged is told; takes about a second for a full CIFAR.
   *
   * @param environment the variables of the process
   * @throws InputProblem a variable that is no path
   */
  public static List<FoundDataSet> found(Map<String, String> environment) {
    List<FoundDataSet> found = new ArrayList<>();
    ImagePool sample = FashionMnistSample.read().pool();
    found.add(
        described(
            FashionMnistSample.NAME,
            SearchDataFactory.BUILT_IN,
            "sample of Fashion-MNIST",
            sample));
    Set<String> seen = new HashSet<>();
    for (Path root : DataLocator.roots(environment).values()) {
      for (Layout layout : DataLocator.LAYOUTS) {
        for (Path folder : DataLocator.candidates(layout, root)) {
          boolean first = seen.add(layout.description() + folder.toAbsolutePath().normalize());
          if (first && layout.recognises(folder)) {
            found.add(read(layout, folder));
          }
        }
      }
    }
    return List.copyOf(found);
  }

  private static FoundDataSet read(Layout layout, Path folder) {
    try {
      ImagePool pool = layout.read(folder, SMALL_PICTURES).pool();
      return described(layout.dataset(), folder.toString(), layout.description(), pool);
    } catch (InputProblem e) {
      return new FoundDataSet(
          layout.dataset(), folder.toString(), layout.description(), 0, 0, e.getMessage());
    }
  }

  private static FoundDataSet described(String name, String path, String layout, ImagePool pool) {
    int train = pool.trainImages();
    return new FoundDataSet(name, path, layout, train, pool.size() - train, "");
  }
}
