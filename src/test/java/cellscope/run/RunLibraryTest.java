package cellscope.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cellscope.model.InputProblem;
import cellscope.model.metric.Metrics;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunLibraryTest {
  private static final Path HOME = Path.of("/home/ada");

  @TempDir Path folder;
  private RunLibrary library;

  @BeforeEach
  void makeLibrary() {
    library = new RunLibrary(folder.resolve("runs"));
  }

  private RunDirectory create() {
    return library.create(Runs.config(3, 1), "unnamed", Map.of());
  }

  @Test
  void runsOfTheSameSecondGetIdsOfTheirOwn() {
    List<String> ids =
        IntStream.range(0, 20).parallel().mapToObj(i -> create().id()).distinct().toList();
    assertThat(ids).hasSize(20).allMatch(id -> id.matches("tiny-search-\\d{8}-\\d{6}(-\\d+)?"));
  }

  @Test
  void aListTellsHowEachRunStands() throws Exception {
    assertThat(library.list()).as("not even a folder").isEmpty();
    RunDirectory queued = create();
    RunDirectory finished = Runs.finished(library.folder().resolve("done"), 3, 4);
    RunDirectory broken = create();
    Files.writeString(broken.record(), "{");
    Files.createDirectories(library.folder().resolve("my holiday pictures"));
    Files.writeString(library.folder().resolve("notes.txt"), "mine");

    List<RunLibrary.Entry> entries = library.list();

    assertThat(entries).extracting(RunLibrary.Entry::run).containsExactly(finished, queued, broken);
    RunSnapshot done = entries.get(0).snapshot().orElseThrow();
    assertThat(done.state()).isEqualTo(RunState.FINISHED);
    assertThat(done.epochsDone()).isEqualTo(3);
    assertThat(done.lastAccuracy()).isEqualTo(FakeSearch.epoch(2).get(Metrics.DERIVED_ACCURACY));
    assertThat(done.bestAccuracy())
        .isEqualTo(
            Math.max(
                FakeSearch.epoch(0).get(Metrics.DERIVED_ACCURACY),
                FakeSearch.epoch(2).get(Metrics.DERIVED_ACCURACY)));
    assertThat(entries.get(1).snapshot().orElseThrow().epochs()).isEqualTo(3);
    assertThat(entries.get(2).snapshot()).isEmpty();
    assertThat(entries.get(2).problem()).contains("run.json:1", "broken");
  }

  @Test
  void aSnapshotTellsTheSameAsAReader() throws Exception {
    RunDirectory run = Runs.queued(folder.resolve("run"), 4);
    FakeSearch search = new FakeSearch(4, 200);
    try (RunWriter writer = RunWriter.start(run)) {
      search.run(writer.checkpoint(), writer, (e, s) -> !(e == 2 && s == 150));
      assertThat(SnapshotReader.read(run).stepsInEpoch()).isEqualTo(150);
      RunSnapshot fromReader = Runs.readAll(new RunReader(run)).snapshot();
      RunSnapshot alone = SnapshotReader.read(run);
      assertThat(alone)
          .usingRecursiveComparison()
          .ignoringFields("accuracy", "updated")
          .isEqualTo(fromReader);
      assertThat(alone.accuracy().toArray()).isEqualTo(fromReader.accuracy().toArray());
      assertThat(alone.progress()).isEqualTo((2 + 150 / 200.0) / 4);
      assertThat(alone.secondsLeft()).isEqualTo(2.5 * (4 - 2 - 150 / 200.0));
    }
  }

  @Test
  void aRunIsFoundByPathIdOrTheBeginningOfItsId() {
    RunDirectory one = create();
    RunDirectory two = Runs.queued(library.folder().resolve("other"), 1);
    assertThat(library.resolve(one.path().toString())).isEqualTo(one);
    assertThat(library.resolve(one.id())).isEqualTo(one);
    assertThat(library.resolve("tiny")).isEqualTo(one);
    assertThat(library.resolve("o")).isEqualTo(two);

    RunDirectory three = Runs.queued(library.folder().resolve("other-2"), 1);
    assertThat(library.resolve("other")).as("a whole id wins").isEqualTo(two);
    assertThatThrownBy(() -> library.resolve("oth"))
        .isInstanceOf(InputProblem.class)
        .hasMessageContaining("several runs begin so: other, other-2");
    assertThatThrownBy(() -> library.resolve("zebra"))
        .isInstanceOf(InputProblem.class)
        .hasMessageContaining("there is no such run")
        .hasMessageContaining(library.folder().toString());
    assertThatThrownBy(() -> library.resolve("\0")).isInstanceOf(InputProblem.class);
    assertThat(three.record()).exists();
  }

  @Test
  void aChosenDirectoryMustBeNewOrEmpty() throws Exception {
    Path empty = Files.createDirectories(folder.resolve("empty"));
    assertThat(Runs.queued(empty, 1).record()).exists();
    assertThatThrownBy(() -> Runs.queued(empty, 1))
        .isInstanceOf(InputProblem.class)
        .hasMessageContaining("is there already");
    Path file = Files.writeString(folder.resolve("file"), "mine");
    assertThatThrownBy(() -> Runs.queued(file, 1)).isInstanceOf(InputProblem.class);
    assertThatThrownBy(() -> Runs.queued(file.resolve("run"), 1)).isInstanceOf(InputProblem.class);
    assertThatThrownBy(() -> new RunLibrary(file).create(Runs.config(1, 1), "x", Map.of()))
        .isInstanceOf(InputProblem.class)
        .hasMessageContaining("--library");
    assertThat(file).hasContent("mine");
  }

  @Test
  void theLibraryLiesWhereThePlatformKeepsAProgramsData() {
    Path set = Path.of("/data/runs");
    assertThat(LibraryFolder.choose(Map.of("CELLSCOPE_LIBRARY", "/data/runs"), "Linux", HOME))
        .isEqualTo(set);
    assertThat(LibraryFolder.choose(Map.of("CELLSCOPE_LIBRARY", ""), "Linux", HOME))
        .isEqualTo(HOME.resolve(".local/share/cellscope/runs"));
    assertThat(LibraryFolder.choose(Map.of("XDG_DATA_HOME", "/x"), "Linux", HOME))
        .isEqualTo(Path.of("/x/cellscope/runs"));
    assertThat(LibraryFolder.choose(Map.of(), "Mac OS X", HOME))
        .isEqualTo(HOME.resolve("Library/Application Support/CellScope/runs"));
    assertThat(LibraryFolder.choose(Map.of("LOCALAPPDATA", "/local"), "Windows 11", HOME))
        .isEqualTo(Path.of("/local/CellScope/runs"));
    assertThat(RunLibrary.find(Optional.of(set)).folder()).isEqualTo(set.toAbsolutePath());
  }
}
