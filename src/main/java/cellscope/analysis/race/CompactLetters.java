package cellscope.analysis.race;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The compact letter display of pairwise tests (Piepho, 2004, by insertion and absorption): two
 * contestants differ exactly if they have no letter in common.
 */
final class CompactLetters {
  private static final int ALPHABET = 26;

  /** Whether two contestants differ, by their numbers. */
  @FunctionalInterface
  interface Differ {
    boolean test(int one, int other);
  }

  private CompactLetters() {}

  /**
   * Letters of each contestant, in the order of their numbers.
   *
   * @param order numbers from the best contestant to the worst; the best one gets an a
   */
  static List<String> of(int[] order, Differ differ) {
    List<BitSet> groups = new ArrayList<>();
    BitSet everyone = new BitSet();
    everyone.set(0, order.length);
    groups.add(everyone);
    for (int one = 0; one < order.length; one++) {
      for (int other = one + 1; other < order.length; other++) {
        if (differ.test(order[one], order[other])) {
          groups = separated(groups, one, other);
        }
      }
    }
    groups.sort(CompactLetters::compare);
    List<BitSet> sorted = groups;
    String[] letters = new String[order.length];
    for (int place = 0; place < order.length; place++) {
      int at = place;
      letters[order[place]] =
          IntStream.range(0, sorted.size())
              .filter(g -> sorted.get(g).get(at))
              .mapToObj(CompactLetters::letter)
              .collect(Collectors.joining());
    }
    return List.of(letters);
  }

  /** No group holds both any more; groups within others are gone. */
  private static List<BitSet> separated(List<BitSet> groups, int one, int other) {
    List<BitSet> parts = new ArrayList<>();
    for (BitSet group : groups) {
      if (group.get(one) && group.get(other)) {
        parts.add(without(group, one));
        parts.add(without(group, other));
      } else {
        parts.add(group);
      }
    }
    List<BitSet> kept = new ArrayList<>();
    for (int i = 0; i < parts.size(); i++) {
      int at = i;
      boolean absorbed =
          IntStream.range(0, parts.size())
              .anyMatch(j -> j != at && isWithin(parts.get(at), parts.get(j), at > j));
      if (!absorbed) {
        kept.add(parts.get(i));
      }
    }
    return kept;
  }

  private static BitSet without(BitSet group, int member) {
    BitSet rest = (BitSet) group.clone();
    rest.clear(member);
    return rest;
  }

  /** Of two equal groups, the later one is within the earlier one. */
  private static boolean isWithin(BitSet small, BitSet large, boolean later) {
    BitSet rest = (BitSet) small.clone();
    rest.andNot(large);
    return rest.isEmpty() && (later || !small.equals(large));
  }

  /** By the best member, then by the next best. */
  private static int compare(BitSet a, BitSet b) {
    BitSet difference = (BitSet) a.clone();
    difference.xor(b);
    int first = difference.nextSetBit(0);
    return first < 0 ? 0 : a.get(first) ? -1 : 1;
  }

  private static String letter(int group) {
    String round = group < ALPHABET ? "" : String.valueOf(group / ALPHABET + 1);
    return (char) ('a' + group % ALPHABET) + round;
  }
}
