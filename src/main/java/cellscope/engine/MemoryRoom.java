package cellscope.engine;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;

/**
 * Memory that this process could still take, as the machine and its container allow. On Linux what
 * the kernel calls available, and no more than the control groups above the process leave; their
 * cache of files counts as free. Elsewhere the machine's whole memory, since only Linux tells what
 * can be reclaimed.
 */
final class MemoryRoom {
  private static final Path ROOT = Path.of("/");

  private final Path root;

  private MemoryRoom(Path root) {
    this.root = root;
  }

  /** Of this machine, in bytes. */
  static long available() {
    return new MemoryRoom(ROOT).bytes();
  }

  /** As the files below another root say. */
  static long available(Path root) {
    return new MemoryRoom(root).bytes();
  }

  private long bytes() {
    OptionalLong machine = field(root.resolve("proc/meminfo"), "MemAvailable:");
    if (machine.isEmpty()) {
      return ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getTotalMemorySize();
    }
    return Math.min(machine.getAsLong() << 10, leftByGroups());
  }

  /** Every group from the process's own up to the root may have a limit. */
  private long leftByGroups() {
    long left = Long.MAX_VALUE;
    for (String line : lines(root.resolve("proc/self/cgroup"))) {
      String[] parts = line.split(":", 3);
      if (parts.length < 3) {
        continue;
      }
      boolean unified = parts[0].equals("0");
      if (unified || List.of(parts[1].split(",")).contains("memory")) {
        Path top = root.resolve(unified ? "sys/fs/cgroup" : "sys/fs/cgroup/memory");
        Path group = top.resolve(parts[2].replaceFirst("^/+", "")).normalize();
        for (; group.startsWith(top); group = group.getParent()) {
          left = Math.min(left, unified ? leftByUnified(group) : leftByOlder(group));
        }
      }
    }
    return left;
  }

  private static long leftByUnified(Path group) {
    return left(group, "memory.max", "memory.current", "inactive_file");
  }

  private static long leftByOlder(Path group) {
    return left(group, "memory.limit_in_bytes", "memory.usage_in_bytes", "total_inactive_file");
  }

  private static long left(Path group, String limit, String usage, String cache) {
    OptionalLong most = number(group.resolve(limit));
    OptionalLong used = number(group.resolve(usage));
    if (most.isEmpty() || used.isEmpty()) {
      return Long.MAX_VALUE; // no limit ("max"), or no such group to be seen
    }
    long reclaimable = field(group.resolve("memory.stat"), cache).orElse(0);
    return Math.max(0, most.getAsLong() - used.getAsLong() + reclaimable);
  }

  private static OptionalLong number(Path file) {
    List<String> lines = lines(file);
    return lines.isEmpty() ? OptionalLong.empty() : parse(lines.get(0));
  }

  /** The number behind the first word of a line. */
  private static OptionalLong field(Path file, String name) {
    for (String line : lines(file)) {
      String[] words = line.split("\\s+");
      if (words.length > 1 && words[0].equals(name)) {
        return parse(words[1]);
      }
    }
    return OptionalLong.empty();
  }

  private static OptionalLong parse(String text) {
    return text.strip().matches("\\d{1,18}")
        ? OptionalLong.of(Long.parseLong(text.strip()))
        : OptionalLong.empty();
  }

  private static List<String> lines(Path file) {
    try {
      return Files.readAllLines(file);
    } catch (IOException e) {
      return List.of(); // not this system, or not for us to see
    }
  }
}
