package cellscope.engine.kernel.portable;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * A graphics card as its driver reports it.
 *
 * @param name the maker's name
 * @param capability compute capability times ten: 86 for 8.6
 * @param totalBytes memory of the card
 * @param freeBytes memory that no process uses now
 */
record GraphicsCard(String name, int capability, long totalBytes, long freeBytes) {
  /** Lowest capability that ND4J's natives for CUDA 11.6 hold machine code for. */
  static final int OLDEST = 37;

  /**
   * Highest: they hold code up to 8.6, which cards of 8.9 run too, and nothing that a newer card
   * could translate.
   */
  static final int NEWEST = 89;

  private static final long MEBIBYTE = 1L << 20;
  private static final List<String> QUERY =
      List.of(
          "nvidia-smi",
          "--query-gpu=name,compute_cap,memory.total,memory.free",
          "--format=csv,noheader,nounits");

  /**
   * The first card of this machine; empty without one, without its driver, or if the driver does
   * not answer.
   */
  static Optional<GraphicsCard> first() {
    return ask(QUERY, 10);
  }

  /** Runs a command that answers with a line by card, and reads the first. */
  static Optional<GraphicsCard> ask(List<String> command, int seconds) {
    Process process;
    try {
      process = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
    } catch (IOException e) {
      return Optional.empty(); // no such command: no driver
    }
    try {
      // The answer of a few lines fits into the pipe, so it can be read after the end.
      if (!process.waitFor(seconds, TimeUnit.SECONDS) || process.exitValue() != 0) {
        return Optional.empty();
      }
      String answer = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      return answer.lines().findFirst().flatMap(GraphicsCard::parse);
    } catch (IOException e) {
      return Optional.empty();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    } finally {
      process.destroyForcibly();
    }
  }

  /** Reads "name, capability, total MiB, free MiB"; empty if it is something else. */
  static Optional<GraphicsCard> parse(String line) {
    String[] parts = line.split(",\\s*");
    if (parts.length != 4
        || !parts[1].matches("\\d{1,2}\\.\\d")
        || !(parts[2] + parts[3]).matches("\\d{2,15}")) {
      return Optional.empty();
    }
    int capability = Integer.parseInt(parts[1].replace(".", ""));
    long total = Long.parseLong(parts[2]) * MEBIBYTE;
    return Optional.of(
        new GraphicsCard(parts[0], capability, total, Long.parseLong(parts[3].strip()) * MEBIBYTE));
  }

  /** Why this card can't be used, as half a sentence; empty if it can. */
  Optional<String> obstacle(long neededBytes) {
    if (capability > NEWEST) {
      return Optional.of(
          described() + " is newer than CUDA 11.6 can run (compute capability 8.9 at most)");
    }
    if (capability < OLDEST) {
      return Optional.of(
          described() + " is older than ND4J supports (compute capability 3.7 at least)");
    }
    if (freeBytes < neededBytes) {
      return Optional.of(
          described()
              + " has "
              + freeBytes / MEBIBYTE
              + " MB of free memory, and the run needs about "
              + (neededBytes + MEBIBYTE - 1) / MEBIBYTE);
    }
    return Optional.empty();
  }

  /** Name, capability and memory. */
  String described() {
    return name
        + " (compute capability "
        + capability / 10
        + "."
        + capability % 10
        + ", "
        + totalBytes / MEBIBYTE
        + " MB)";
  }
}
