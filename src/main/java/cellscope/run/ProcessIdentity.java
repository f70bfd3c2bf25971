package cellscope.run;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.Optional;

/**
 * A process, told apart from a later one with the same number.
 *
 * @param host the machine's name
 * @param pid process id on it
 * @param started when the process started, to the platform's precision
 * @param startTicks the same as Linux counts it since its boot, which no change of the clock moves;
 *     -1 elsewhere
 */
public record ProcessIdentity(String host, long pid, Instant started, long startTicks) {
  private static final Path OWN_HOST = Path.of("/proc/sys/kernel/hostname");
  private static final Duration PRECISION = Duration.ofSeconds(2);
  private static final String HOST = findHost();

  /** This process. */
  public static ProcessIdentity current() {
    return of(ProcessHandle.current());
  }

  static ProcessIdentity of(ProcessHandle process) {
    return new ProcessIdentity(
        HOST,
        process.pid(),
        process.info().startInstant().orElse(Instant.EPOCH),
        ticks(process.pid()));
  }

  /** Whether it lives on this machine: host, process id and start time all match. */
  public boolean alive() {
    if (!host.equals(HOST)) {
      return false;
    }
    Optional<ProcessHandle> process = ProcessHandle.of(pid).filter(ProcessHandle::isAlive);
    return process.isPresent() && sameStart(of(process.get()));
  }

  private boolean sameStart(ProcessIdentity other) {
    if (startTicks >= 0 && other.startTicks >= 0) {
      return startTicks == other.startTicks;
    }
    return Duration.between(started, other.started).abs().compareTo(PRECISION) <= 0;
  }

  /** Field 22 of /proc/PID/stat; the command's name before it may hold blanks and parentheses. */
  private static long ticks(long pid) {
    try {
      String stat = Files.readString(Path.of("/proc/" + pid + "/stat"));
      String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
      return Long.parseLong(fields[19]);
    } catch (IOException | RuntimeException e) {
      return -1; // no Linux, or a process that has just gone
    }
  }

  private static String findHost() {
    try {
      if (Files.isReadable(OWN_HOST)) {
        return Files.readString(OWN_HOST).strip();
      }
      String windows = System.getenv("COMPUTERNAME");
      return windows != null
          ? windows.toLowerCase(Locale.ROOT)
          : InetAddress.getLocalHost().getHostName();
    } catch (IOException e) {
      return "localhost";
    }
  }

  /** As it stands in lock and run.json. */
  ObjectNode toTree() {
    return Json.MAPPER
        .createObjectNode()
        .put("host", host)
        .put("pid", pid)
        .put("processStart", started.toString())
        .put("startTicks", startTicks);
  }

  /** Reads {@link #toTree()} back; empty for anything else. */
  static Optional<ProcessIdentity> read(JsonNode node) {
    try {
      return Optional.of(
          new ProcessIdentity(
              Json.text(node, "host"),
              Json.wholeNumber(node, "pid"),
              Instant.parse(Json.text(node, "processStart")),
              node.path("startTicks").asLong(-1)));
    } catch (Json.Malformed | DateTimeParseException e) {
      return Optional.empty();
    }
  }
}
