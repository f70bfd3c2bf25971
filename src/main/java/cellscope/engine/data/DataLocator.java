package cellscope.engine.data;

import cellscope.model.InputProblem;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Finds the files of a data set: at data.path if that is given, else by CELLSCOPE_DATA, else by
 * TORCH_HOME.
 */
final class DataLocator {
  static final List<String> VARIABLES = List.of("CELLSCOPE_DATA", "TORCH_HOME");

  /** Every layout; of two for one data set the faster one comes first. */
  static final List<Layout> LAYOUTS =
      List.of(
          new CifarBinaryLayout(Cifar.TEN),
          new CifarPythonLayout(Cifar.TEN),
          new CifarBinaryLayout(Cifar.HUNDRED),
          new CifarPythonLayout(Cifar.HUNDRED),
          new ImageNet16Layout(),
          new IdxLayout(),
          new ImageFolderLayout(),
          new ImageNetLayout());

  private DataLocator() {}

  /** A folder and how the data set lies in it. */
  record Place(Layout layout, Path folder) {}

  /**
   * @param dataset data.dataset, not the built-in one
   * @param path data.path; empty looks at the variables
   * @throws InputProblem with the places that were looked at
   */
  static Place find(String dataset, String path, Map<String, String> environment) {
    List<Layout> layouts = LAYOUTS.stream().filter(l -> l.dataset().equals(dataset)).toList();
    if (!path.isEmpty()) {
      return atPath(dataset, layouts, path);
    }
    Set<Path> looked = new LinkedHashSet<>();
    for (Path root : roots(environment).values()) {
      for (Layout layout : layouts) {
        for (Path folder : candidates(layout, root)) {
          looked.add(folder);
          if (layout.recognises(folder)) {
            return new Place(layout, folder);
          }
        }
      }
    }
    throw new InputProblem(
        "no " + dataset + " found, expected " + expected(layouts) + "; looked in " + shown(looked),
        "data.path",
        "set data.path or CELLSCOPE_DATA to the folder that has it");
  }

  private static Place atPath(String dataset, List<Layout> layouts, String path) {
    Path root = path("data.path", path);
    if (!Files.isDirectory(root)) {
      throw new InputProblem(
          (Files.exists(root) ? "is a file" : "does not exist")
              + ", expected a folder with "
              + expected(layouts),
          root.toString(),
          Files.exists(root)
              ? "unpack it if it is an archive, and point data.path at the folder"
              : "correct data.path");
    }
    Set<Path> looked = new LinkedHashSet<>();
    for (Layout layout : layouts) {
      for (Path folder : candidates(layout, root)) {
        looked.add(folder);
        if (layout.recognises(folder)) {
          return new Place(layout, folder);
        }
      }
    }
    if (layouts.size() == 1) {
      // Its reader says best which file is missing.
      return new Place(layouts.get(0), root);
    }
    throw new InputProblem(
        "no " + dataset + " found, expected " + expected(layouts) + "; looked in " + shown(looked),
        root.toString(),
        "point data.path at the folder that has the files, or at its parent");
  }

  /** The folders that the environment names, by variable; those not set are left out. */
  static Map<String, Path> roots(Map<String, String> environment) {
    Map<String, Path> roots = new LinkedHashMap<>();
    for (String variable : VARIABLES) {
      String value = environment.getOrDefault(variable, "");
      if (!value.isEmpty()) {
        roots.put(variable, path(variable, value));
      }
    }
    return roots;
  }

  /** The root itself and the usual folders below it. */
  static List<Path> candidates(Layout layout, Path root) {
    List<Path> folders = new ArrayList<>();
    folders.add(root);
    layout.usualFolders().forEach(folder -> folders.add(root.resolve(folder)));
    return folders;
  }

  private static Path path(String where, String text) {
    try {
      boolean home = text.equals("~") || text.startsWith("~/");
      return Path.of(home ? System.getProperty("user.home") + text.substring(1) : text);
    } catch (InvalidPathException e) {
      throw new InputProblem("'" + text + "' is no path", where, "correct it");
    }
  }

  private static String expected(List<Layout> layouts) {
    return layouts.stream().map(Layout::description).collect(Collectors.joining(" or "));
  }

  private static String shown(Set<Path> looked) {
    return looked.isEmpty()
        ? "no folder, since data.path, CELLSCOPE_DATA and TORCH_HOME are empty"
        : looked.stream().map(Path::toString).collect(Collectors.joining(", "));
  }
}
