package cellscope.run;

import cellscope.run.RacedSearch.End;
import cellscope.run.RacedSearch.Point;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What a race's logs hold, read on from where it was read before. */
final class RaceContent {
  /** A search by its place in the race. */
  private record Key(String contestant, long seed) {}

  private final RaceDirectory race;
  private final LogTail trajectories;
  private final LogTail results;
  private final Damage damage = new Damage();
  private final Map<Key, List<Point>> open = new LinkedHashMap<>();
  private final Map<Key, End> endings = new LinkedHashMap<>();
  private final Set<Key> touched = new LinkedHashSet<>();
  private List<String> columns = List.of();
  private int ended;

  RaceContent(RaceDirectory race) {
    this.race = race;
    trajectories = new LogTail(race.trajectories());
    results = new LogTail(race.results());
  }

  /** Reads on; gives false where a log is shorter than what was read of it. */
  boolean poll() throws IOException {
    // The ends first: the answers of a search whose end is told are all there by then.
    LogTail.Look ends = results.poll(Long.MAX_VALUE, this::end);
    LogTail.Look points = trajectories.poll(Long.MAX_VALUE, this::point);
    return ends != LogTail.Look.SHRUNK && points != LogTail.Look.SHRUNK;
  }

  /** The searches that anything was told of since the last time. */
  List<RacedSearch> take() {
    List<RacedSearch> searches = new ArrayList<>();
    for (Key key : touched) {
      End end = endings.remove(key);
      List<Point> points = end == null ? open.get(key) : open.remove(key);
      searches.add(
          new RacedSearch(
              key.contestant(),
              key.seed(),
              points == null ? List.of() : points,
              Optional.ofNullable(end)));
      ended += end == null ? 0 : 1;
    }
    touched.clear();
    return searches;
  }

  private void point(byte[] bytes, int from, int to, int line) {
    List<String> fields = fields(bytes, from, to);
    int first = RaceColumns.ANSWER.size();
    if (line == 1) {
      columns =
          fields.size() > first ? List.copyOf(fields.subList(first, fields.size())) : List.of();
      return;
    }
    try {
      require(fields.size() == first + columns.size());
      Key key = new Key(fields.get(0), Long.parseLong(fields.get(1)));
      Point point =
          new Point(
              Integer.parseInt(fields.get(2)),
              Double.parseDouble(fields.get(3)),
              fields.get(4),
              fields.subList(first, fields.size()).stream().map(Double::valueOf).toList());
      open.computeIfAbsent(key, k -> new ArrayList<>()).add(point);
      touched.add(key);
    } catch (IllegalArgumentException e) {
      damage.add(race.trajectories(), line, "it is no line of answers");
    }
  }

  private void end(byte[] bytes, int from, int to, int line) {
    if (line == 1) {
      return;
    }
    List<String> fields = fields(bytes, from, to);
    try {
      require(fields.size() >= RaceColumns.END.size());
      Key key = new Key(fields.get(0), Long.parseLong(fields.get(1)));
      int epochs = Integer.parseInt(fields.get(5));
      endings.put(key, new End(fields.get(4), epochs, Double.parseDouble(fields.get(6))));
      touched.add(key);
    } catch (IllegalArgumentException e) {
      damage.add(race.results(), line, "it is no line of results");
    }
  }

  private static void require(boolean condition) {
    if (!condition) {
      throw new IllegalArgumentException();
    }
  }

  private static List<String> fields(byte[] bytes, int from, int to) {
    return CsvLine.fields(new String(bytes, from, to - from, StandardCharsets.UTF_8));
  }

  List<String> columns() {
    return columns;
  }

  int ended() {
    return ended;
  }

  boolean isEmpty() {
    return trajectories.untouched() && results.untouched();
  }

  Damage damage() {
    return damage;
  }
}
