package cellscope.run;

import cellscope.config.RaceConfig;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Whose turn it is in a race: all contestants with the first seed, then all with the second, and so
 * on. A contestant of which a search failed has no further turn. The order of the logs' lines is
 * that of the turns.
 */
public final class Turns {
  /** One search of a race. */
  public record Turn(RaceConfig.Contestant contestant, long seed) {}

  private final RaceConfig config;
  private final Map<String, String> failures = new LinkedHashMap<>();
  private int place;
  private int ended;

  /** The turns of a race at its beginning. */
  public Turns(RaceConfig config) {
    this.config = config;
  }

  /** The search to be made now; empty at the race's end. */
  public Optional<Turn> current() {
    while (place < config.searches() && failures.containsKey(at(place).contestant().label())) {
      place++;
    }
    return place < config.searches() ? Optional.of(at(place)) : Optional.empty();
  }

  private Turn at(int index) {
    int width = config.contestants().size();
    return new Turn(
        config.contestants().get(index % width), config.seeds().first() + index / width);
  }

  /**
   * The current search is over.
   *
   * @param failure why it failed; empty if it came to its end
   */
  public void end(String failure) {
    Turn turn = current().orElseThrow();
    if (!failure.isEmpty()) {
      failures.put(turn.contestant().label(), failure);
    }
    place++;
    ended++;
  }

  /** How many searches are over, failed ones too. */
  public int ended() {
    return ended;
  }

  /** Why contestants ended alone, by their labels. */
  public Map<String, String> failures() {
    return Collections.unmodifiableMap(new LinkedHashMap<>(failures));
  }
}
