package cellscope.run;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;

/**
 * Finds how far a race had come and cuts its logs back to there: to the searches whose end is told
 * and whose answers are all there, in the order of their turns.
 */
final class RaceCut {
  private final Turns turns;
  private long answers;
  private long resultsEnd;
  private boolean whole = true;

  private RaceCut(Turns turns) {
    this.turns = turns;
  }

  /** Cuts the logs and gives the turns still to be taken. */
  static Turns cut(RaceDirectory race, RaceRecord record) throws IOException {
    long there = lines(race.trajectories());
    RaceCut cut = new RaceCut(new Turns(record.config()));
    new LogTail(race.results())
        .poll(Long.MAX_VALUE, (bytes, from, to, line) -> cut.take(bytes, from, to, line, there));
    truncate(race.results(), cut.resultsEnd);
    truncate(
        race.trajectories(),
        cut.resultsEnd == 0 ? 0 : offsetAfter(race.trajectories(), cut.answers + 1));
    return cut.turns;
  }

  private void take(byte[] bytes, int from, int to, int line, long there) {
    if (line == 1) {
      resultsEnd = there == 0 ? 0 : to - from + 1L; // both headers are there, or none
      return;
    }
    List<String> fields =
        CsvLine.fields(new String(bytes, from, to - from, StandardCharsets.UTF_8));
    whole = whole && isCurrent(fields, there);
    if (whole) {
      answers += Long.parseLong(fields.get(3));
      turns.end(fields.get(4));
      resultsEnd += to - from + 1L;
    }
  }

  /** Whether the line is the next turn's, and its answers are there. */
  private boolean isCurrent(List<String> fields, long there) {
    return fields.size() > RaceColumns.END.size()
        && fields.get(3).matches("\\d{1,9}")
        && answers + Long.parseLong(fields.get(3)) < there // one line is the header
        && turns
            .current()
            .filter(t -> t.contestant().label().equals(fields.get(0)))
            .filter(t -> String.valueOf(t.seed()).equals(fields.get(1)))
            .isPresent();
  }

  private static long lines(Path file) throws IOException {
    long[] lines = {0};
    new LogTail(file).poll(Long.MAX_VALUE, (bytes, from, to, line) -> lines[0] = line);
    return lines[0];
  }

  private static long offsetAfter(Path file, long lines) throws IOException {
    long[] offset = {0};
    new LogTail(file)
        .poll(
            Long.MAX_VALUE,
            (bytes, from, to, line) -> offset[0] += line <= lines ? to - from + 1L : 0);
    return offset[0];
  }

  private static void truncate(Path file, long length) throws IOException {
    if (Files.exists(file)) {
      try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
        channel.truncate(length);
        channel.force(true);
      }
    }
  }
}
