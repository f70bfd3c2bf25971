package cellscope.model.benchmark;

import cellscope.model.space.benchmark201.CellValidity;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
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
    return Groups.MEMBERS.get(Groups.FIRST[number]).clone();
  }

  /** The text that an architecture shares with those isomorphic to it. */
  public static String text(int number) {
    return CellValidity.uniqueString(ArchitectureNumber.genotype(number), true);
  }

  /** How many architectures differ from each other. */
  public static int count() {
    return Groups.MEMBERS.size();
  }

  private static final class Groups {
    private static final int[] FIRST = new int[ArchitectureNumber.COUNT];

    /** Of each first one all that are isomorphic to it, in their order. */
    private static final Map<Integer, int[]> MEMBERS = new HashMap<>();

    static {
      Map<String, Integer> seen = new HashMap<>();
      for (int n = 0; n < FIRST.length; n++) {
        Integer first = seen.putIfAbsent(text(n), n);
        FIRST[n] = first == null ? n : first;
      }
      Map<Integer, List<Integer>> alike = new HashMap<>();
      for (int n = 0; n < FIRST.length; n++) {
        alike.computeIfAbsent(FIRST[n], first -> new ArrayList<>()).add(n);
      }
      alike.forEach(
          (first, all) -> MEMBERS.put(first, all.stream().mapToInt(Integer::intValue).toArray()));
    }
  }
}
