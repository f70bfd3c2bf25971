package cellscope;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The start script in a folder of its own, with programs that write down how they were called in
 * the places of Maven and Java.
 */
class StartScriptTest {
  @TempDir Path folder;
  private Path project;
  private Path tools;
  private Path calls;

  @BeforeEach
  void makeAProject() throws IOException {
    assumeTrue(Files.isExecutable(Path.of("/bin/sh")), "the script is for a POSIX shell");
    project = Files.createDirectories(folder.resolve("my project"));
    tools = Files.createDirectories(folder.resolve("tools"));
    calls = folder.resolve("calls.txt");
    Files.createFile(calls);
    Path script = Path.of(System.getProperty("project.basedir", "."), "cellscope");
    Files.copy(script, project.resolve("cellscope"));
    makeExecutable(project.resolve("cellscope"));
    Files.createDirectories(project.resolve("src/main/java"));
    Files.writeString(project.resolve("src/main/java/A.java"), "class A {}");
    Files.writeString(project.resolve("pom.xml"), "<project/>");
    tool(
        "mvn",
        "echo \"mvn $*\" >>'" + calls + "'; [ -z \"${MVN_FAILS:-}\" ] || exit 1",
        "sleep 0.2; mkdir -p target; echo x >target/cellscope.jar; echo lib.jar >target/runtime.classpath");
    tool("java", "echo \"java $*\" >>'" + calls + "'");
    tool("nvidia-smi", "exit 1");
    Files.writeString(folder.resolve("release"), "JAVA_VERSION=\"17.0.1\"\n");
  }

  @Test
  void buildsOnceAndThenStartsWithoutMaven() throws Exception {
    assertThat(start("runs").exit()).isZero();
    assertThat(start("runs").exit()).isZero();
    assertThat(calls()).hasSize(3);
    assertThat(calls().get(0)).startsWith("mvn ").doesNotContain("-Pcuda");
    assertThat(calls().get(1)).startsWith("java ").endsWith("cellscope.Launcher runs");
    assertThat(calls().get(2)).isEqualTo(calls().get(1));
  }

  @Test
  void whatTheJvmSaysOfTheVectorModuleIsNotPassedOn() throws Exception {
    tool(
        "java",
        "echo 'WARNING: Using incubator modules: jdk.incubator.vector' >&2; echo problem >&2;"
            + " echo answer; exit 2");
    Result result = start("evaluate", "model.npz");
    assertThat(result.exit()).isEqualTo(2);
    assertThat(result.output()).contains("answer").contains("problem").doesNotContain("WARNING");
  }

  @Test
  void buildsAgainWhenASourceIsNewerThanTheLastBuild() throws Exception {
    start("runs");
    touchASource(5);
    start("runs");
    assertThat(calls().stream().filter(call -> call.startsWith("mvn "))).hasSize(2);
  }

  @Test
  void aProcessOfAnOlderBuildKeepsItsClasses() throws Exception {
    tool(
        "java",
        "echo \"$*\" >>'"
            + calls
            + "'; for last; do :; done; [ \"$last\" != stay ] || sleep 600; exit 0");
    Process running = process("stay").start();
    try {
      Path first = waitForBuilds(1).get(0);
      waitForCall("stay");
      touchASource(5);
      assertThat(start("runs").exit()).isZero();
      assertThat(waitForBuilds(2)).contains(first);
    } finally {
      running.descendants().forEach(ProcessHandle::destroyForcibly);
      running.destroyForcibly().waitFor();
    }
    touchASource(10);
    assertThat(start("runs").exit()).isZero();
    assertThat(builds()).hasSize(1);
  }

  private void touchASource(int secondsAhead) throws IOException {
    Files.setLastModifiedTime(
        project.resolve("src/main/java/A.java"),
        FileTime.from(Instant.now().plusSeconds(secondsAhead)));
  }

  private List<Path> builds() throws IOException {
    if (!Files.isDirectory(project.resolve("target"))) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(project.resolve("target"))) {
      return files.filter(file -> file.getFileName().toString().startsWith("app-")).toList();
    }
  }

  private List<Path> waitForBuilds(int count) throws Exception {
    for (int turn = 0; turn < 6000 && builds().size() < count; turn++) {
      Thread.sleep(50);
    }
    assertThat(builds()).hasSize(count);
    return builds();
  }

  private void waitForCall(String ending) throws Exception {
    for (int turn = 0;
        turn < 6000 && calls().stream().noneMatch(call -> call.endsWith(ending));
        turn++) {
      Thread.sleep(50);
    }
    assertThat(calls()).anyMatch(call -> call.endsWith(ending));
  }

  @Test
  void twoStartsAtOnceBuildOnce() throws Exception {
    Process first = process("runs").start();
    Process second = process("runs").start();
    assertThat(first.waitFor(5, TimeUnit.MINUTES)).isTrue();
    assertThat(second.waitFor(5, TimeUnit.MINUTES)).isTrue();
    assertThat(List.of(first.exitValue(), second.exitValue())).containsOnly(0);
    assertThat(calls().stream().filter(call -> call.startsWith("mvn "))).hasSize(1);
  }

  @Test
  void takesCudaForACardThatItsBackendCanRun() throws Exception {
    tool("nvidia-smi", "echo 8.6");
    start("runs");
    assertThat(calls().get(0)).contains("-Pcuda");
    start("--cpu", "runs");
    assertThat(calls().get(2)).startsWith("mvn ").doesNotContain("-Pcuda");
    assertThat(calls().get(3)).endsWith("cellscope.Launcher runs");
  }

  @Test
  void leavesCudaOutForACardThatIsTooNewUnlessTold() throws Exception {
    tool("nvidia-smi", "echo 9.0");
    start("runs");
    assertThat(calls().get(0)).doesNotContain("-Pcuda");
    start("-Pcuda", "runs");
    assertThat(calls().get(2)).contains("-Pcuda");
  }

  @Test
  void aFailedBuildIsOneLineWithTheLogsPlace() throws Exception {
    Result result = start(Map.of("MVN_FAILS", "1"), "runs");
    assertThat(result.exit()).isEqualTo(1);
    assertThat(result.lastLine())
        .startsWith("cellscope: the build failed, see ")
        .contains("cellscope-build.log");
    assertThat(calls()).hasSize(1);
  }

  @Test
  void withoutADisplayItNamesTheCommandThatNeedsNone() throws Exception {
    assumeTrue(
        System.getProperty("os.name").equals("Linux"), "only Linux tells by its environment");
    Result result = start();
    assertThat(result.exit()).isEqualTo(2);
    assertThat(result.output().strip().lines())
        .singleElement()
        .asString()
        .contains("no display", "./cellscope search sample-configs/quickstart.json");
  }

  @Test
  void anOldJavaIsNamedWithTheRemedy() throws Exception {
    Files.writeString(folder.resolve("release"), "JAVA_VERSION=\"11.0.2\"\n");
    Result result = start("runs");
    assertThat(result.exit()).isEqualTo(1);
    assertThat(result.output()).contains("is Java 11: set JAVA_HOME to a JDK 17 or newer");
    assertThat(calls()).isEmpty();
  }

  @Test
  void worksThroughALinkAndHandsArgumentsOnUnchanged() throws Exception {
    tool("java", "for a in \"$@\"; do echo \"[$a]\" >>'" + calls + "'; done");
    Path link = Files.createSymbolicLink(folder.resolve("link"), Path.of("my project/cellscope"));
    Process process = process(link, "export", "my run", "a*b").start();
    assertThat(process.waitFor(5, TimeUnit.MINUTES)).isTrue();
    assertThat(calls()).endsWith("[cellscope.Launcher]", "[export]", "[my run]", "[a*b]");
  }

  private Result start(String... arguments) throws Exception {
    return start(Map.of(), arguments);
  }

  private Result start(Map<String, String> environment, String... arguments) throws Exception {
    ProcessBuilder builder = process(arguments).redirectErrorStream(true);
    builder.environment().putAll(environment);
    Process process = builder.start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor(5, TimeUnit.MINUTES)).isTrue();
    return new Result(process.exitValue(), output);
  }

  private ProcessBuilder process(String... arguments) {
    return process(project.resolve("cellscope"), arguments);
  }

  /**
   * In another folder than the project's, with the tools above in front of the machine's, and no
   * display.
   */
  private ProcessBuilder process(Path script, String... arguments) {
    List<String> command = new ArrayList<>(List.of("/bin/sh", script.toString()));
    command.addAll(List.of(arguments));
    ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
    Map<String, String> environment = builder.environment();
    environment.put("PATH", tools + ":/usr/bin:/bin");
    List.of("JAVA_HOME", "DISPLAY", "WAYLAND_DISPLAY").forEach(environment::remove);
    return builder;
  }

  private List<String> calls() throws IOException {
    return Files.readAllLines(calls);
  }

  private void tool(String name, String... lines) throws IOException {
    Path file = tools.resolve(name);
    Files.writeString(file, "#!/bin/sh\n" + String.join("\n", lines) + "\n");
    makeExecutable(file);
  }

  private static void makeExecutable(Path file) throws IOException {
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  /** How a start ended and what it printed. */
  private record Result(int exit, String output) {
    String lastLine() {
      return output.strip().lines().reduce((before, last) -> last).orElse("");
    }
  }
}
