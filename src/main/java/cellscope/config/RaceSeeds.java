package cellscope.config;

import java.util.stream.LongStream;

/** The seeds with which every contestant of a race searches. */
public record RaceSeeds(
    @Setting(help = "The first seed", main = true, value = "1", min = 0, max = 9e15) long first,
    @Setting(
            help = "How many seeds, one after the other",
            main = true,
            value = "3",
            unit = "seeds",
            min = 1,
            max = 100000)
        int count) {
  public RaceSeeds {
    RecordFields.require(RaceSeeds.class, "seeds", first, count);
  }

  /** Every seed, in order. */
  public long[] all() {
    return LongStream.range(first, first + count).toArray();
  }

  /** Whether a search of the race has that seed. */
  public boolean has(long seed) {
    return seed >= first && seed - first < count;
  }
}
