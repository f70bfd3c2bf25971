package cellscope.cli;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Plain facts about this machine, as far as Java or the platform's own commands tell them. */
final class Machine {
  private Machine() {}

  /** Bytes of memory that this process could have; a container's limit counts. */
  static long memory() {
    return ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getTotalMemorySize();
  }

  /** Whether the CPU has AVX2; empty where that can't be told or has no meaning (no x86). */
  static Optional<Boolean> avx2() {
    String system = System.getProperty("os.name").toLowerCase(Locale.ROOT);
    String processor = System.getProperty("os.arch").toLowerCase(Locale.ROOT);
    if (!processor.equals("amd64") && !processor.equals("x86_64")) {
      return Optional.empty();
    }
    try {
      if (system.contains("linux")) {
        return Optional.of(hasFlag(Files.readString(Path.of("/proc/cpuinfo")), "flags", "avx2"));
      }
      return system.contains("mac")
          ? Optional.of(answer("sysctl", "-n", "machdep.cpu.leaf7_features").contains("AVX2"))
          : Optional.empty();
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  /** Whether a line of /proc/cpuinfo has a word. */
  static boolean hasFlag(String cpuInfo, String line, String flag) {
    return cpuInfo
        .lines()
        .filter(l -> l.startsWith(line))
        .anyMatch(l -> (" " + l.substring(l.indexOf(':') + 1) + " ").contains(" " + flag + " "));
  }

  /** Whether a window could be shown. */
  static boolean display(String system, Map<String, String> environment) {
    if (!system.toLowerCase(Locale.ROOT).contains("linux")) {
      return true;
    }
    return !environment.getOrDefault("DISPLAY", "").isEmpty()
        || !environment.getOrDefault("WAYLAND_DISPLAY", "").isEmpty();
  }

  private static String answer(String... command) throws IOException {
    Process process =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
    return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
  }
}
