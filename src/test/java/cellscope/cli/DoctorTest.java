package cellscope.cli;

import static org.assertj.core.api.Assertions.assertThat;

import cellscope.cli.Finding.Grade;
import cellscope.engine.EngineCheck;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DoctorTest {
  private static final EngineCheck.Found CPU =
      new EngineCheck.Found("cpu", "The CPU: no card.", "test kernels");

  @TempDir private Path folder;

  @Test
  void machineThatCanSearchHasNothingUnusable() {
    List<Finding> findings =
        new Doctor(Map.of(), folder.resolve("new/library"), () -> CPU).examine();
    assertThat(findings).noneMatch(f -> f.grade() == Grade.UNUSABLE);
    assertThat(findings)
        .extracting(Finding::name)
        .contains("java", "memory", "processor", "instructions", "device", "library", "data");
    assertThat(findings)
        .anyMatch(f -> f.name().equals("data") && f.text().contains("fashion-mnist-sample"));
  }

  @Test
  void processorWithoutAvx2IsToldWhatToDo() {
    Finding finding = Doctor.instructions(Optional.of(false));
    assertThat(finding.grade()).isEqualTo(Grade.UNUSABLE);
    assertThat(finding.remedy()).contains("-Dnd4j.classifier=");
    assertThat(Doctor.instructions(Optional.of(true)).grade()).isEqualTo(Grade.OK);
  }

  @Test
  void flagsOfTheProcessorAreReadAsWholeWords() {
    assertThat(Machine.hasFlag("flags\t\t: fpu avx avx2 bmi1\n", "flags", "avx2")).isTrue();
    assertThat(Machine.hasFlag("flags\t\t: fpu avx avx2\n", "flags", "avx2")).isTrue();
    assertThat(Machine.hasFlag("flags\t\t: fpu avx avx2x\n", "flags", "avx2")).isFalse();
    assertThat(Machine.hasFlag("model name: avx2\nflags: fpu\n", "flags", "avx2")).isFalse();
  }

  @Test
  void engineThatDoesNotStartIsUnusableWithItsRootCause() {
    List<Finding> findings =
        new Doctor(
                Map.of(),
                folder,
                () -> {
                  throw new ExceptionInInitializerError(new UnsatisfiedLinkError("no libx"));
                })
            .examine();
    assertThat(findings)
        .filteredOn(f -> f.grade() == Grade.UNUSABLE)
        .singleElement()
        .satisfies(f -> assertThat(f.text()).contains("no libx"));
  }

  @Test
  void libraryThatIsAFileIsUnusable() throws IOException {
    Path file = Files.createFile(folder.resolve("file"));
    assertThat(new Doctor(Map.of(), file.resolve("library"), () -> CPU).examine())
        .anyMatch(f -> f.name().equals("library") && f.grade() == Grade.UNUSABLE);
  }

  @Test
  void brokenDataSetIsAWarningThatNamesTheFile() throws IOException {
    Path cifar = Files.createDirectories(folder.resolve("cifar-10-batches-bin"));
    Files.write(cifar.resolve("data_batch_1.bin"), new byte[100]);
    Files.write(cifar.resolve("test_batch.bin"), new byte[100]);
    assertThat(new Doctor(Map.of("CELLSCOPE_DATA", folder.toString()), folder, () -> CPU).examine())
        .anyMatch(
            f ->
                f.name().equals("data")
                    && f.grade() == Grade.WARNING
                    && f.text().contains("cifar-10-batches-bin"));
  }

  @Test
  void withoutADisplayTheHeadlessCommandIsNamed() {
    assertThat(Machine.display("Linux", Map.of())).isFalse();
    assertThat(Machine.display("Linux", Map.of("WAYLAND_DISPLAY", "wayland-0"))).isTrue();
    assertThat(Machine.display("Windows 11", Map.of())).isTrue();
    assertThat(Doctor.display(false).remedy()).contains("./cellscope search");
  }

  @Test
  void coresBeyondTheSlicesAreTold() {
    assertThat(Doctor.processor(2).text()).isEqualTo("2 cores for Java");
    assertThat(Doctor.processor(16).text()).contains("16 cores", "execution.slices", "2 unless");
  }

  @Test
  void oldJavaAndLittleMemoryAreTold() {
    assertThat(Doctor.java(11).grade()).isEqualTo(Grade.UNUSABLE);
    assertThat(Doctor.memory(2L << 30).grade()).isEqualTo(Grade.WARNING);
  }
}
