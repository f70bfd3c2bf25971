package cellscope.engine.data;

import cellscope.model.InputProblem;
import cellscope.model.RandomStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The picture files in one directory per class, below train/ and test/ (or val/) or directly. Only
 * names are read. Classes are numbered in the order of their names. Without a test part a tenth of
 * every class is held out, the same one for every seed.
 *
 * @param train by class
 * @param heldOut by class
 * @param trainNote which training images these are, for people
 * @param heldOutNote which the others are
 */
record PictureFolders(
    List<Folder> train, List<Folder> heldOut, String trainNote, String heldOutNote) {
  static final String DESCRIPTION =
      "one directory per class with PNG, JPEG, GIF or BMP pictures, below train/ and test/ (or val/)"
          + " or directly";

  private static final String TRAIN = "train";
  private static final List<String> TEST_FOLDERS = List.of("test", "val");

  /**
   * Pictures of one class.
   *
   * @param names of files in the folder, ascending
   */
  record Folder(Path path, List<String> names) {}

  /** Whether a folder has a training part. */
  static boolean hasTrainingPart(Path folder) {
    return Files.isDirectory(folder.resolve(TRAIN));
  }

  /** Names of the classes' directories. */
  List<String> classNames() {
    return names(train);
  }

  /** Pictures of all classes. */
  static int count(List<Folder> part) {
    return part.stream().mapToInt(f -> f.names().size()).sum();
  }

  /**
   * Lists them.
   *
   * @throws InputProblem too few classes, a class without pictures, parts of different classes
   */
  static PictureFolders read(Path folder) {
    Path train = folder.resolve(TRAIN);
    if (!Files.isDirectory(train)) {
      return readOneLevel(folder);
    }
    for (String name : TEST_FOLDERS) {
      if (Files.isDirectory(folder.resolve(name))) {
        return readParts(train, folder.resolve(name), name);
      }
    }
    return readOneLevel(train);
  }

  private static PictureFolders readParts(Path train, Path test, String testName) {
    List<Folder> trainClasses = classes(train);
    List<Folder> testClasses = classes(test);
    List<String> names = names(trainClasses);
    if (!names(testClasses).equals(names)) {
      throw new InputProblem(
          "has the classes "
              + shown(names(testClasses))
              + ", expected "
              + shown(names)
              + " as in "
              + train,
          test.toString(),
          "give both the same class directories");
    }
    return new PictureFolders(
        trainClasses, testClasses, "images of train/", "images of " + testName + "/");
  }

  private static PictureFolders readOneLevel(Path folder) {
    RandomStream stream = RandomStream.ofSeed(0).split("held-out");
    List<Folder> train = new ArrayList<>();
    List<Folder> heldOut = new ArrayList<>();
    for (Folder pictures : classes(folder)) {
      if (pictures.names.size() < 2) {
        throw new InputProblem(
            "has one picture, expected at least 2, since one of each class is held out",
            pictures.path.toString(),
            "add pictures or remove the class");
      }
      List<String> held = tenth(pictures.names, stream.split(train.size()));
      Set<String> others = new HashSet<>(held);
      heldOut.add(new Folder(pictures.path, held));
      train.add(
          new Folder(
              pictures.path, pictures.names.stream().filter(n -> !others.contains(n)).toList()));
    }
    return new PictureFolders(
        train,
        heldOut,
        "images (all but the tenth that is held out)",
        "images, a tenth of every class");
  }

  /** A tenth of the files, at least one, drawn at random but in the files' order. */
  private static List<String> tenth(List<String> files, RandomStream stream) {
    int[] order = new int[files.size()];
    for (int i = 0; i < order.length; i++) {
      order[i] = i;
    }
    stream.shuffle(order);
    int count = Math.max(1, Math.round(files.size() / 10f));
    return Arrays.stream(order, 0, count).sorted().mapToObj(files::get).toList();
  }

  private static List<Folder> classes(Path folder) {
    List<String> classes = list(folder, Files::isDirectory);
    if (classes.size() < 2) {
      throw new InputProblem(
          "has " + classes.size() + " class directories, expected at least 2 (" + DESCRIPTION + ")",
          folder.toString(),
          "point data.path at the folder that has the class directories, or sort the pictures into"
              + " one directory per class");
    }
    return classes.stream().map(name -> pictures(folder.resolve(name))).toList();
  }

  private static Folder pictures(Path folder) {
    List<String> files = list(folder, Files::isRegularFile);
    if (files.isEmpty()) {
      throw new InputProblem(
          "is a class without images, expected PNG, JPEG, GIF or BMP files",
          folder.toString(),
          "add pictures or remove the directory");
    }
    return new Folder(folder, files);
  }

  /** What lies in a folder, by name, without what a desktop hides or leaves behind. */
  private static List<String> list(Path folder, Predicate<Path> kind) {
    try (Stream<Path> entries = Files.list(folder)) {
      return entries
          .map(path -> path.getFileName().toString())
          .filter(name -> !hidden(name) && kind.test(folder.resolve(name)))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw FileProblems.unreadable(folder, "a folder", e);
    } catch (UncheckedIOException e) {
      throw FileProblems.unreadable(folder, "a folder", e.getCause());
    }
  }

  private static boolean hidden(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    return lower.startsWith(".") || lower.equals("thumbs.db") || lower.equals("desktop.ini");
  }

  private static List<String> names(List<Folder> classes) {
    return classes.stream().map(f -> f.path.getFileName().toString()).toList();
  }

  private static String shown(List<String> names) {
    String first = names.stream().limit(5).collect(Collectors.joining(", "));
    return names.size() > 5 ? first + ", ... (" + names.size() + ")" : first;
  }
}
