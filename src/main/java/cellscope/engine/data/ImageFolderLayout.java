package cellscope.engine.data;

import cellscope.model.InputProblem;
import cellscope.model.RandomStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Pictures in one directory per class, below train/ and test/ (or val/) or directly. Classes are
 * numbered in the order of their names. Without a test part a tenth of every class is held out, the
 * same one for every seed.
 */
final class ImageFolderLayout implements Layout {
  private static final int CHANNELS = 3;
  private static final List<String> TEST_FOLDERS = List.of("test", "val");

  @Override
  public String dataset() {
    return "image-folder";
  }

  @Override
  public String description() {
    return "one directory per class with PNG, JPEG, GIF or BMP pictures, below train/ and test/ (or"
        + " val/) or directly";
  }

  @Override
  public List<String> usualFolders() {
    return List.of();
  }

  @Override
  public boolean recognises(Path folder) {
    return Files.isDirectory(folder.resolve("train"));
  }

  @Override
  public ReadImages read(Path folder, int imageSize) {
    return read(folder, imageSize, true);
  }

  @Override
  public ReadImages read(Path folder, int imageSize, boolean strict) {
    BrokenPictures broken = new BrokenPictures(strict);
    Path train = folder.resolve("train");
    if (!Files.isDirectory(train)) {
      return readOneLevel(folder, imageSize, broken);
    }
    for (String name : TEST_FOLDERS) {
      if (Files.isDirectory(folder.resolve(name))) {
        return readParts(train, folder.resolve(name), name, imageSize, broken);
      }
    }
    return readOneLevel(train, imageSize, broken);
  }

  private ReadImages readParts(
      Path train, Path test, String testName, int imageSize, BrokenPictures broken) {
    List<Path> classes = classes(train);
    List<String> names = names(classes);
    List<Path> testClasses = classes(test);
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
    PoolBuilder builder = new PoolBuilder(imageSize, imageSize, CHANNELS);
    for (int label = 0; label < classes.size(); label++) {
      addTraining(
          classes.get(label), pictures(classes.get(label)), label, imageSize, builder, broken);
    }
    builder.endOfTraining();
    String trainBroken = broken.note();
    for (int label = 0; label < classes.size(); label++) {
      addAll(pictures(testClasses.get(label)), label, imageSize, builder, broken);
    }
    return new ReadImages(
        builder.build(classes.size()),
        "images of train/" + trainBroken,
        "images of " + testName + "/" + broken.note(),
        names);
  }

  private ReadImages readOneLevel(Path folder, int imageSize, BrokenPictures broken) {
    List<Path> classes = classes(folder);
    RandomStream stream = RandomStream.ofSeed(0).split("held-out");
    PoolBuilder builder = new PoolBuilder(imageSize, imageSize, CHANNELS);
    List<List<Path>> heldOut = new ArrayList<>();
    for (int label = 0; label < classes.size(); label++) {
      List<Path> files = pictures(classes.get(label));
      if (files.size() < 2) {
        throw new InputProblem(
            "has one picture, expected at least 2, since one of each class is held out",
            classes.get(label).toString(),
            "add pictures or remove the class");
      }
      List<Path> held = tenth(files, stream.split(label));
      heldOut.add(held);
      List<Path> others = new ArrayList<>(files);
      others.removeAll(new HashSet<>(held));
      addTraining(classes.get(label), others, label, imageSize, builder, broken);
    }
    builder.endOfTraining();
    String trainBroken = broken.note();
    for (int label = 0; label < classes.size(); label++) {
      addAll(heldOut.get(label), label, imageSize, builder, broken);
    }
    return new ReadImages(
        builder.build(classes.size()),
        "images (all but the tenth that is held out)" + trainBroken,
        "images, a tenth of every class" + broken.note(),
        names(classes));
  }

  /** A tenth of the files, at least one, drawn at random but in the files' order. */
  private static List<Path> tenth(List<Path> files, RandomStream stream) {
    int[] order = new int[files.size()];
    for (int i = 0; i < order.length; i++) {
      order[i] = i;
    }
    stream.shuffle(order);
    int count = Math.max(1, Math.round(files.size() / 10f));
    return Arrays.stream(order, 0, count).sorted().mapToObj(files::get).toList();
  }

  private static void addTraining(
      Path folder,
      List<Path> files,
      int label,
      int imageSize,
      PoolBuilder builder,
      BrokenPictures broken) {
    int before = builder.size();
    addAll(files, label, imageSize, builder, broken);
    if (builder.size() == before) {
      throw new InputProblem(
          "has nothing but broken pictures for training, expected at least one whole PNG, JPEG, GIF"
              + " or BMP file",
          folder.toString(),
          "get the pictures again or remove the directory");
    }
  }

  private static void addAll(
      List<Path> files, int label, int imageSize, PoolBuilder builder, BrokenPictures broken) {
    for (Path file : files) {
      broken.read(file).ifPresent(picture -> builder.add(label, picture.square(imageSize)));
    }
  }

  private List<Path> classes(Path folder) {
    List<Path> classes = directories(folder);
    if (classes.size() < 2) {
      throw new InputProblem(
          "has "
              + classes.size()
              + " class directories, expected at least 2 ("
              + description()
              + ")",
          folder.toString(),
          "point data.path at the folder that has the class directories");
    }
    return classes;
  }

  private static List<Path> directories(Path folder) {
    return list(folder).stream().filter(Files::isDirectory).toList();
  }

  private static List<Path> pictures(Path folder) {
    List<Path> files = list(folder).stream().filter(Files::isRegularFile).toList();
    if (files.isEmpty()) {
      throw new InputProblem(
          "is a class without images, expected PNG, JPEG, GIF or BMP files",
          folder.toString(),
          "add pictures or remove the directory");
    }
    return files;
  }

  /** What lies in a folder, by name, without what a desktop hides or leaves behind. */
  private static List<Path> list(Path folder) {
    try (Stream<Path> entries = Files.list(folder)) {
      return entries
          .filter(path -> !hidden(path))
          .sorted(Comparator.comparing(ImageFolderLayout::name))
          .toList();
    } catch (IOException e) {
      throw FileProblems.unreadable(folder, "a folder", e);
    } catch (UncheckedIOException e) {
      throw FileProblems.unreadable(folder, "a folder", e.getCause());
    }
  }

  private static boolean hidden(Path path) {
    String name = name(path).toLowerCase(Locale.ROOT);
    return name.startsWith(".") || name.equals("thumbs.db") || name.equals("desktop.ini");
  }

  private static String name(Path path) {
    return path.getFileName().toString();
  }

  private static List<String> names(List<Path> paths) {
    return paths.stream().map(ImageFolderLayout::name).toList();
  }

  private static String shown(List<String> names) {
    String first = names.stream().limit(5).collect(Collectors.joining(", "));
    return names.size() > 5 ? first + ", ... (" + names.size() + ")" : first;
  }
}
