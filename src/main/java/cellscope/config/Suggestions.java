package cellscope.config;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** Finds what a user probably meant. */
public final class Suggestions {
  private Suggestions() {}

  /** The candidate nearest to a mistyped word; empty if none is near. */
  public static Optional<String> nearest(String typed, Collection<String> candidates) {
    int most = Math.max(2, typed.length() / 3);
    return candidates.stream()
        .filter(c -> distance(typed, c) <= most)
        .min(Comparator.comparingInt(c -> distance(typed, c)));
  }

  /** Levenshtein's edit distance; capitals, dashes and underscores do not count. */
  private static int distance(String one, String other) {
    String a = reduced(one);
    String b = reduced(other);
    int[] previous = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      previous[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int[] current = new int[b.length() + 1];
      current[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int change = previous[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        current[j] = Math.min(change, 1 + Math.min(previous[j], current[j - 1]));
      }
      previous = current;
    }
    return previous[b.length()];
  }

  private static String reduced(String word) {
    return word.toLowerCase(Locale.ROOT).replace("-", "").replace("_", "");
  }
}
