package cellscope.model.space.catalogue;

import cellscope.model.genotype.Genotype;
import cellscope.model.space.Space;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Cells that were published, by name. Those of spaces with large networks come first, as they are
 * the ones that people know by name.
 */
public final class PublishedCells {
  private static final Map<String, Genotype> ALL = all();

  private PublishedCells() {}

  private static Map<String, Genotype> all() {
    Map<String, Genotype> all = new LinkedHashMap<>();
    Comparator<Space> byChannels = Comparator.comparing(s -> s.networks().usual().channels());
    Spaces.all().stream()
        .sorted(byChannels.reversed())
        .forEach(space -> all.putAll(space.published()));
    return Collections.unmodifiableMap(all);
  }

  /** Their names, in the order in which they are offered. */
  public static List<String> names() {
    return List.copyOf(ALL.keySet());
  }

  /** Finds a genotype by its name, whatever the case of its letters; empty for an unknown one. */
  public static Optional<Genotype> byName(String name) {
    return ALL.entrySet().stream()
        .filter(e -> e.getKey().equalsIgnoreCase(name))
        .map(Map.Entry::getValue)
        .findFirst();
  }

  /** The name of a genotype that was published; empty for another one. */
  public static Optional<String> nameOf(Genotype genotype) {
    return ALL.entrySet().stream()
        .filter(e -> e.getValue().equals(genotype))
        .map(Map.Entry::getKey)
        .findFirst();
  }
}
