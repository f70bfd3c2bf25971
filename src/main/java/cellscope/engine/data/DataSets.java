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
  private DataSets() {}

  /**
   * The built-in sample and everything that CELLSCOPE_DATA and TORCH_HOME lead to. Reads all of the
   * files, so that what is damaged is told (about a second for a full CIFAR), but of picture files
   * two hundred at most.
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
            new Survey(sample.trainImages(), sample.size() - sample.trainImages(), "")));
    Set<String> seen = new HashSet<>();
    for (Path root : DataLocator.roots(environment).values()) {
      for (Layout layout : DataLocator.LAYOUTS) {
        for (Path folder : DataLocator.candidates(layout, root)) {
          if (layout.recognises(folder)
              && seen.add(layout.files() + folder.toAbsolutePath().normalize())) {
            found.add(read(layout, folder));
          }
        }
      }
    }
    return List.copyOf(found);
  }

  private static FoundDataSet read(Layout layout, Path folder) {
    try {
      return described(
          layout.dataset(), folder.toString(), layout.description(), layout.survey(folder));
    } catch (InputProblem e) {
      return new FoundDataSet(
          layout.dataset(), folder.toString(), layout.description(), 0, 0, "", e.getMessage());
    }
  }

  private static FoundDataSet described(String name, String path, String layout, Survey survey) {
    return new FoundDataSet(
        name, path, layout, survey.trainImages(), survey.testImages(), survey.note(), "");
  }
}
