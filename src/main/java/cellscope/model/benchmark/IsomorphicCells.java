package cellscope.model.benchmark;

import cellscope.model.space.benchmark201.CellValidity;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/**
 * The architectures of NAS-Bench-201 that compute the same: equal texts of {@link
 * CellValidity#uniqueString} with zeros considered. Worked out at the first question.
 */
public final class IsomorphicCells {
  private IsomorphicCells() {}

  /** The smallest number among the architectures isomorphic to this one, itself included. */
  public static int representative(int number) {
    return Groups.FIRST[number];
  }

  /** Whether two architectures compute the same. */
  public static boolean areIsomorphic(int one, int other) {
    return Groups.FIRST[one] == Groups.FIRST[other];
  }

  /** All architectures isomorphic to this one, itself included, in the order of their numbers. */
  public static int[] of(int number) {
    int first = Groups.FIRST[number];
    int[] found = new int[ArchitectureNumber.COUNT];
    int count = 0;
    for (int n = first; n < found.length; n++) {
      if (Groups.FIRST[n] == first) {
        found[count++] = n;
      }
    }
    return Arrays.copyOf(found, count);
  }

  /** The text that an architecture shares with those isomorphic to it. */
  public static String text(int number) {
    return CellValidity.uniqueString(ArchitectureNumber.genotype(number), true);
  }

  /** How many architectures differ from each other. */
  public static int count() {
    return Groups.COUNT;
  }

  private static final class Groups {
    private static final int[] FIRST = new int[ArchitectureNumber.COUNT];
    private static final int COUNT;

    static {
      Map<String, Integer> seen = new HashMap<>();
      for (int n = 0; n < FIRST.length; n++) {
        Integer first = seen.putIfAbsent(text(n), n);
        FIRST[n] = first == null ? n : first;
      }
      COUNT = seen.size();
    }
  }
}
