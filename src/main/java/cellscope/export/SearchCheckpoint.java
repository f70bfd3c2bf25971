package cellscope.export;

import cellscope.model.Alpha;
import cellscope.model.InputProblem;
import cellscope.model.genotype.Genotype;
import cellscope.model.pickle.PlainPickle;
import cellscope.model.space.catalogue.Spaces;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/**
 * What a search's checkpoint of AutoDL-Projects' code ({@code .pth}, PyTorch's zip format) tells.
 *
 * @param genotypes the derived genotype after each epoch, by epoch from 0; -1 before the search
 * @param alphas architecture parameters by their name in the original's network
 */
public record SearchCheckpoint(SortedMap<Integer, Genotype> genotypes, Map<String, Alpha> alphas) {
  private static final long LARGEST = 256L << 20;
  private static final PlainPickle.Name FLOATS = new PlainPickle.Name("torch FloatStorage");
  private static final int DEEPEST = 6;
  private static final int LONGEST = 20_000;
  private static final String REMEDY =
      "give the checkpoint of a search that PyTorch 1.6 or newer wrote";

  /** The entries of a checkpoint, by their names below its root. */
  @FunctionalInterface
  interface Entries {
    byte[] entry(String name) throws IOException;
  }

  /** A checkpoint's file. */
  private record Archive(ZipFile zip, String root) implements Entries {
    @Override
    public byte[] entry(String name) throws IOException {
      ZipEntry entry = zip.getEntry(root + name);
      if (entry == null || entry.getSize() > LARGEST) {
        throw new IOException("holds no readable " + name.replaceAll("[^\\x21-\\x7E]", "?"));
      }
      return zip.getInputStream(entry).readNBytes((int) LARGEST);
    }
  }

  public SearchCheckpoint {
    genotypes = new TreeMap<>(genotypes);
    alphas = Map.copyOf(alphas);
  }

  /**
   * Reads a checkpoint.
   *
   * @throws InputProblem it is damaged, holds what is not plain, or is none of a search
   */
  public static SearchCheckpoint read(Path file) {
    try (ZipFile zip = new ZipFile(file.toFile())) {
      String data =
          zip.stream()
              .map(ZipEntry::getName)
              .filter(n -> n.matches("[^/]+/data\\.pkl"))
              .findFirst()
              .orElseThrow(() -> new IOException("holds no data.pkl"));
      return of(new Archive(zip, data.substring(0, data.indexOf('/') + 1)));
    } catch (ZipException e) {
      throw new InputProblem("this checkpoint is no zip file, or damaged", file.toString(), REMEDY);
    } catch (IOException | IllegalArgumentException e) {
      throw new InputProblem("this checkpoint " + e.getMessage(), file.toString(), REMEDY);
    }
  }

  static SearchCheckpoint of(Entries archive) throws IOException {
    if (!(PlainPickle.read(archive.entry("data.pkl"), new CheckpointNames())
        instanceof Map<?, ?> root)) {
      throw new IOException("is no dictionary");
    }
    return new SearchCheckpoint(genotypes(root.get("genotypes")), alphas(archive, root));
  }

  /** The genotype after the last epoch. */
  public Genotype last() {
    return genotypes.get(genotypes.lastKey());
  }

  /**
   * The genotype after an epoch.
   *
   * @param choice {@code last}, or a number from 1
   * @param source what the checkpoint is called in a problem
   * @throws InputProblem the checkpoint has no such epoch; it does not tell which is best
   */
  public Genotype of(EpochChoice choice, String source) {
    if (choice == EpochChoice.LAST) {
      return last();
    }
    int last = genotypes.lastKey() + 1;
    if (choice.number().isEmpty()) {
      throw new InputProblem(
          "a checkpoint of the original code doesn't tell which epoch is best",
          source,
          "choose last or a number of 1 to " + last);
    }
    Genotype found = genotypes.get(choice.number().getAsInt() - 1);
    if (found == null) {
      throw new InputProblem("there is no epoch " + choice, source, "its last one is " + last);
    }
    return found;
  }

  private static SortedMap<Integer, Genotype> genotypes(Object found) throws IOException {
    SortedMap<Integer, Genotype> genotypes = new TreeMap<>();
    if (found instanceof Map<?, ?> byEpoch) {
      for (Map.Entry<?, ?> entry : byEpoch.entrySet()) {
        if (entry.getKey() instanceof Long epoch && epoch >= -1 && epoch < Integer.MAX_VALUE) {
          genotypes.put(epoch.intValue(), genotype(entry.getValue(), epoch));
        }
      }
    }
    if (genotypes.isEmpty()) {
      throw new IOException("has no genotypes by epoch");
    }
    return genotypes;
  }

  /** Written out and read by the formats' own parsers, which check everything. */
  private static Genotype genotype(Object value, long epoch) throws IOException {
    try {
      return value instanceof PlainPickle.Instance structure
          ? Spaces.read(benchmark(structure.attributes().get("nodes")))
          : Spaces.read(python(value, 0));
    } catch (InputProblem problem) {
      throw new IOException("has in epoch " + epoch + " no genotype: " + problem.getMessage());
    }
  }

  /** Nodes of (operation, source) pairs. */
  private static String benchmark(Object nodes) throws IOException {
    StringBuilder text = new StringBuilder();
    for (Object node : parts(nodes)) {
      text.append(text.length() == 0 ? "|" : "+|");
      for (Object pair : parts(node)) {
        Object[] both = parts(pair);
        if (both.length != 2 || text.length() > LONGEST) {
          throw new IOException("has a cell of another form than nodes of pairs");
        }
        text.append(name(both[0])).append('~').append(name(both[1])).append('|');
      }
    }
    return text.toString();
  }

  private static Object[] parts(Object value) throws IOException {
    if (value instanceof List<?> list) {
      return list.toArray();
    }
    if (value instanceof Object[] tuple) {
      return tuple;
    }
    throw new IOException("has a cell of another form than nodes of pairs");
  }

  private static String name(Object value) throws IOException {
    String name = value instanceof String || value instanceof Long ? value.toString() : "";
    if (!name.matches("-?\\w{1,60}")) {
      throw new IOException("has a cell with something else than names and numbers");
    }
    return name;
  }

  private static String python(Object value, int depth) throws IOException {
    if (depth > DEEPEST) {
      throw new IOException("has a genotype that is nested too deeply");
    }
    if (value == null) {
      return "None";
    }
    if (value instanceof Double number) {
      return Double.isFinite(number) ? "0.5" : "None"; // weights are not kept
    }
    if (value instanceof Map<?, ?> map) {
      StringBuilder text = new StringBuilder("{");
      for (Map.Entry<?, ?> entry : map.entrySet()) {
        text.append('\'').append(name(entry.getKey())).append("': ");
        text.append(python(entry.getValue(), depth + 1)).append(", ");
        requireShort(text);
      }
      return text + "}";
    }
    if (value instanceof List || value instanceof Object[]) {
      StringBuilder text = new StringBuilder("[");
      for (Object part : parts(value)) {
        text.append(python(part, depth + 1)).append(", ");
        requireShort(text);
      }
      return text + "]";
    }
    return value instanceof String ? "'" + name(value) + "'" : name(value);
  }

  private static void requireShort(StringBuilder text) throws IOException {
    if (text.length() > LONGEST) {
      throw new IOException("has a genotype that is too long");
    }
  }

  private static Map<String, Alpha> alphas(Entries archive, Map<?, ?> root) throws IOException {
    Map<String, Alpha> alphas = new LinkedHashMap<>();
    if (root.get("search_model") instanceof Map<?, ?> weights) {
      for (String name :
          List.of("arch_parameters", "arch_normal_parameters", "arch_reduce_parameters")) {
        for (String key : List.of(name, "module." + name)) {
          if (weights.get(key) instanceof CheckpointNames.Tensor tensor) {
            alphas.put(name, alpha(archive, tensor));
          }
        }
      }
    }
    return alphas;
  }

  /** A contiguous matrix of floats. */
  private static Alpha alpha(Entries archive, CheckpointNames.Tensor tensor) throws IOException {
    long[] size = numbers(tensor.size());
    long[] stride = numbers(tensor.stride());
    if (size.length != 2
        || size[0] < 1
        || size[0] > 1000
        || size[1] < 1
        || size[1] > 1000
        || !Arrays.equals(stride, new long[] {size[1], 1})
        || !(tensor.offset() instanceof Long offset)
        || offset < 0
        || offset > 1 << 20
        || tensor.storage().length < 3
        || !FLOATS.equals(tensor.storage()[1])) {
      throw new IOException("holds an alpha that is no matrix of floats");
    }
    byte[] bytes = archive.entry("data/" + name(tensor.storage()[2]));
    if (bytes.length < 4 * (offset + size[0] * size[1])) {
      throw new IOException("holds an alpha that is longer than its numbers");
    }
    ByteBuffer values = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    double[][] rows = new double[(int) size[0]][(int) size[1]];
    for (int i = 0; i < size[0] * size[1]; i++) {
      rows[i / (int) size[1]][i % (int) size[1]] = values.getFloat(4 * ((int) (long) offset + i));
    }
    return Alpha.of(rows);
  }

  private static long[] numbers(Object tuple) throws IOException {
    List<Long> numbers =
        Arrays.stream(parts(tuple))
            .map(n -> n instanceof Long number ? number : -1L)
            .collect(Collectors.toList());
    return numbers.stream().mapToLong(Long::longValue).toArray();
  }
}
