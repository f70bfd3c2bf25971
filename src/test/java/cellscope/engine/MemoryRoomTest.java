package cellscope.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MemoryRoomTest {
  private static final long MEBIBYTE = 1L << 20;

  @TempDir private Path root;

  private void write(String file, String text) throws IOException {
    Path path = root.resolve(file);
    Files.createDirectories(path.getParent());
    Files.writeString(path, text);
  }

  private void machineHas(long mebibytes) throws IOException {
    write(
        "proc/meminfo",
        "MemTotal:       99999999 kB\nMemFree:  5 kB\nMemAvailable:   "
            + mebibytes * 1024
            + " kB\nBuffers: 1 kB\n");
  }

  @Test
  void theMachinesAvailableMemoryCountsWhereNoGroupLimitsIt() throws IOException {
    machineHas(3000);
    assertThat(MemoryRoom.available(root)).isEqualTo(3000 * MEBIBYTE);

    write("proc/self/cgroup", "0::/user.slice/run-5.scope\n");
    write("sys/fs/cgroup/user.slice/run-5.scope/memory.max", "max\n");
    write("sys/fs/cgroup/user.slice/run-5.scope/memory.current", "1000\n");
    assertThat(MemoryRoom.available(root)).isEqualTo(3000 * MEBIBYTE);
  }

  @Test
  void theTightestGroupAboveTheProcessCountsAndItsCacheIsFree() throws IOException {
    machineHas(3000);
    write("proc/self/cgroup", "0::/outer/inner\n");
    group("sys/fs/cgroup/outer", 1000, 300, 100); // leaves 800
    group("sys/fs/cgroup/outer/inner", 2000, 100, 0);
    assertThat(MemoryRoom.available(root)).isEqualTo(800 * MEBIBYTE);

    group("sys/fs/cgroup/outer/inner", 700, 650, 20); // leaves 70
    assertThat(MemoryRoom.available(root)).isEqualTo(70 * MEBIBYTE);

    group("sys/fs/cgroup/outer/inner", 700, 800, 20); // over its limit
    assertThat(MemoryRoom.available(root)).isZero();
  }

  private void group(String folder, long limit, long used, long cache) throws IOException {
    write(folder + "/memory.max", limit * MEBIBYTE + "\n");
    write(folder + "/memory.current", used * MEBIBYTE + "\n");
    write(folder + "/memory.stat", "anon 1\ninactive_file " + cache * MEBIBYTE + "\nfile 3\n");
  }

  @Test
  void aContainerSeesItsOwnGroupAsTheRoot() throws IOException {
    machineHas(3000);
    write("proc/self/cgroup", "0::/\n");
    group("sys/fs/cgroup", 512, 100, 0);
    assertThat(MemoryRoom.available(root)).isEqualTo(412 * MEBIBYTE);
  }

  @Test
  void theOlderKindOfGroupsIsReadToo() throws IOException {
    machineHas(3000);
    write("proc/self/cgroup", "4:cpu,cpuacct:/a\n3:memory:/a\n1:name=systemd:/b\n");
    write("sys/fs/cgroup/memory/a/memory.limit_in_bytes", 900 * MEBIBYTE + "\n");
    write("sys/fs/cgroup/memory/a/memory.usage_in_bytes", 400 * MEBIBYTE + "\n");
    write("sys/fs/cgroup/memory/a/memory.stat", "total_inactive_file " + 50 * MEBIBYTE + "\n");
    write("sys/fs/cgroup/memory/memory.limit_in_bytes", "9223372036854771712\n");
    write("sys/fs/cgroup/memory/memory.usage_in_bytes", "1\n");
    assertThat(MemoryRoom.available(root)).isEqualTo(550 * MEBIBYTE);
  }

  @Test
  void withoutTheKernelsFilesTheWholeMachineCounts() {
    assertThat(MemoryRoom.available(root)).isGreaterThan(100 * MEBIBYTE);
    assertThat(MemoryRoom.available()).isGreaterThan(0);
  }
}
