package cellscope.run;

import cellscope.run.RunControl.Verdict;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A worker process with a {@link FakeSearch} in it. */
public final class FakeWorker {
  private FakeWorker() {}

  /**
   * A program that is called like Java with the worker's arguments, and runs this class in place of
   * the launcher.
   */
  static Path program(Path folder) {
    Path java = Path.of(System.getProperty("java.home"), "bin", "java");
    Path script = folder.resolve("java-with-fake-worker");
    try {
      Files.writeString(
          script,
          "#!/bin/sh\n"
              + "n=$#\n"
              + "while [ $n -gt 0 ]; do\n"
              + "  word=$1; shift; n=$((n - 1))\n"
              + "  [ \"$word\" = cellscope.Launcher ] && word="
              + FakeWorker.class.getName()
              + "\n"
              + "  set -- \"$@\" \"$word\"\n"
              + "done\n"
              + "exec '"
              + java
              + "' \"$@\"\n");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    if (!script.toFile().setExecutable(true)) {
      throw new IllegalStateException("can't make " + script + " executable");
    }
    return script;
  }

  /** Called with {@code worker RUN [--resume]}. */
  public static void main(String[] arguments) throws Exception {
    RunDirectory run = new RunDirectory(Path.of(arguments[1]));
    boolean resume = List.of(arguments).contains("--resume");
    tellSurroundings();
    try (RunWriter writer = resume ? RunWriter.resume(run) : RunWriter.start(run)) {
      if (Files.exists(run.path().resolve("fail"))) {
        writer.failed("told to fail");
        System.exit(3);
      }
      search(writer);
    }
  }

  private static void search(RunWriter writer) throws Exception {
    RunControl control = writer.control();
    boolean[] stopped = {false};
    new FakeSearch(writer.record().search().orElseThrow().options().epochs(), 40)
        .run(
            writer.checkpoint(),
            writer,
            (epoch, step) -> {
              Thread.sleep(10);
              stopped[0] = control.next() == Verdict.STOP;
              return !stopped[0];
            });
    if (stopped[0]) {
      writer.stopped();
    } else {
      writer.finished();
    }
  }

  private static void tellSurroundings() throws IOException {
    System.getenv().forEach((name, value) -> System.out.println(name + "=" + value));
    System.out.println("input=" + (System.in.read() < 0 ? "empty" : "open"));
    Path stat = Path.of("/proc/self/stat");
    if (Files.exists(stat)) {
      String text = Files.readString(stat);
      String[] fields = text.substring(text.lastIndexOf(')') + 2).split(" ");
      System.out.println("session=" + fields[3]);
      System.out.println("nice=" + fields[16]);
    }
  }
}
