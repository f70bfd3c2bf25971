package cellscope.cli;

import cellscope.config.SearchConfig;
import cellscope.engine.EngineCheck;
import cellscope.engine.data.DataSets;
import cellscope.engine.data.FoundDataSet;
import cellscope.model.InputProblem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** Looks at everything that a search and the window need of this machine. */
final class Doctor {
  private static final long GIBIBYTE = 1L << 30;
  private static final int OLDEST_JAVA = 17;

  private final Map<String, String> environment;
  private final Path library;
  private final Supplier<EngineCheck.Found> engine;

  /**
   * @param environment the process's variables
   * @param library the folder where runs lie
   * @param engine starts the engine; asked only where the CPU can run its natives
   */
  Doctor(Map<String, String> environment, Path library, Supplier<EngineCheck.Found> engine) {
    this.environment = environment;
    this.library = library;
    this.engine = engine;
  }

  /** Every finding, in the order in which they are shown. */
  List<Finding> examine() {
    List<Finding> findings = new ArrayList<>();
    findings.add(java(Runtime.version().feature()));
    findings.add(memory(Machine.memory()));
    findings.add(processor(Runtime.getRuntime().availableProcessors()));
    Finding instructions = instructions(Machine.avx2());
    findings.add(instructions);
    if (instructions.grade() != Finding.Grade.UNUSABLE) {
      findings.addAll(backend());
    }
    findings.add(libraryFolder());
    findings.addAll(dataSets());
    findings.add(display(Machine.display(System.getProperty("os.name"), environment)));
    return findings;
  }

  static Finding java(int version) {
    String text = "Java " + System.getProperty("java.version");
    return version >= OLDEST_JAVA
        ? Finding.ok("java", text)
        : Finding.unusable(
            "java", text + " is too old", "install Java 17 or newer and point JAVA_HOME at it");
  }

  /** A batch is cut into slices whatever the machine, so that a seed gives one result. */
  static Finding processor(int cores) {
    int slices = SearchConfig.defaults().execution().slices();
    String text = cores + " cores for Java";
    return cores <= slices
        ? Finding.ok("processor", text)
        : Finding.ok(
            "processor",
            text + "; a search uses as many as execution.slices says, " + slices + " unless set");
  }

  static Finding memory(long bytes) {
    String text = String.format(Locale.ROOT, "%.1f GB", bytes / (double) GIBIBYTE);
    return bytes >= 4 * GIBIBYTE
        ? Finding.ok("memory", text)
        : Finding.warning(
            "memory",
            text + "; a full-size search needs about 2 GB for itself",
            "lower search.batchSize or space.channels if a search runs out of memory");
  }

  static Finding instructions(Optional<Boolean> avx2) {
    if (avx2.isEmpty()) {
      return Finding.ok("instructions", System.getProperty("os.arch"));
    }
    return avx2.get()
        ? Finding.ok("instructions", "AVX2")
        : Finding.unusable(
            "instructions",
            "this CPU has no AVX2, which the built-in native library needs",
            "build with 'mvn package -Dnd4j.classifier=linux-x86_64-onednn' (or your platform's"
                + " classifier without avx2)");
  }

  private List<Finding> backend() {
    try {
      EngineCheck.Found found = engine.get();
      return List.of(
          Finding.ok("device", found.device() + ": " + found.reason()),
          Finding.ok("kernels", found.kernels()));
    } catch (InputProblem e) {
      return List.of(Finding.unusable("device", e.getMessage(), "see README.md, GPU"));
    } catch (LinkageError | RuntimeException e) {
      return List.of(
          Finding.unusable(
              "kernels",
              "the numeric library does not start (" + rootCause(e) + ")",
              "start through ./cellscope; if it persists, remove ~/.javacpp/cache and build again"));
    }
  }

  private static String rootCause(Throwable error) {
    Throwable cause = error;
    while (cause.getCause() != null && cause.getCause() != cause) {
      cause = cause.getCause();
    }
    return cause.toString().lines().findFirst().orElse("unknown");
  }

  private Finding libraryFolder() {
    Path existing = library;
    while (existing != null && !Files.exists(existing)) {
      existing = existing.getParent();
    }
    if (existing == null || !Files.isDirectory(existing) || !Files.isWritable(existing)) {
      return Finding.unusable(
          "library",
          library + " can't be written",
          "choose another folder with --library or CELLSCOPE_LIBRARY");
    }
    try {
      long free = Files.getFileStore(existing).getUsableSpace();
      String text =
          String.format(Locale.ROOT, "%s, %.1f GB free", library, free / (double) GIBIBYTE);
      return free >= GIBIBYTE
          ? Finding.ok("library", text)
          : Finding.warning("library", text, "make room, or set CELLSCOPE_LIBRARY elsewhere");
    } catch (IOException e) {
      return Finding.warning(
          "library", library + ": free space unknown (" + ErrorTexts.describe(e) + ")", "check it");
    }
  }

  private List<Finding> dataSets() {
    try {
      List<Finding> findings = new ArrayList<>();
      for (FoundDataSet found : DataSets.found(environment)) {
        findings.add(dataSet(found));
      }
      return findings;
    } catch (InputProblem e) {
      return List.of(Finding.warning("data", e.getMessage(), "correct the variable"));
    }
  }

  private static Finding dataSet(FoundDataSet found) {
    if (!found.problem().isEmpty()) {
      return Finding.warning("data", found.problem(), "restore the files");
    }
    String text =
        String.format(
            Locale.ROOT,
            "%s, %,d + %,d images, %s (%s)",
            found.name(),
            found.trainImages(),
            found.testImages(),
            found.path(),
            found.layout());
    return found.note().isEmpty()
        ? Finding.ok("data", text)
        : Finding.warning(
            "data", text + "; " + found.note(), "a run skips them, unless data.strict is true");
  }

  static Finding display(boolean there) {
    return there
        ? Finding.ok("display", "a window can be shown")
        : Finding.warning(
            "display",
            "none, so the window can't open",
            "use the commands: ./cellscope search sample-configs/quickstart.json");
  }
}
