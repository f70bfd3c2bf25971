package cellscope.run;

import cellscope.config.RaceConfig;
import cellscope.config.RunConfig;
import cellscope.model.InputProblem;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * The folder in which runs lie, each in a directory of its own. Other things may lie there too and
 * are left alone.
 */
public final class RunLibrary {
  private static final DateTimeFormatter STAMP =
      DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss", Locale.ROOT);
  private static final int LONGEST_NAME = 40;

  private final Path folder;

  /** A library that may not exist yet; it is made with its first run. */
  public RunLibrary(Path folder) {
    this.folder = folder.toAbsolutePath().normalize();
  }

  /**
   * The library to use here: the folder asked for, else CELLSCOPE_LIBRARY, else the platform's data
   * folder.
   *
   * @param asked what the user named; empty for nothing
   */
  public static RunLibrary find(Optional<Path> asked) {
    return new RunLibrary(
        asked.orElseGet(
            () ->
                LibraryFolder.choose(
                    System.getenv(),
                    System.getProperty("os.name"),
                    Path.of(System.getProperty("user.home")))));
  }

  /** Where the runs lie. */
  public Path folder() {
    return folder;
  }

  /**
   * One directory of the library that is a run, or should be.
   *
   * @param run where it lies
   * @param snapshot how it stands; empty for a broken one
   * @param problem what is wrong with a broken one, in one line; empty for a good one
   */
  public record Entry(RunDirectory run, Optional<RunSnapshot> snapshot, String problem) {}

  /**
   * Every run, the newest first; a broken one with its problem, behind the others. Foreign folders
   * are left out.
   */
  public List<Entry> list() throws IOException {
    List<Entry> entries = new ArrayList<>();
    for (RunDirectory run : runs()) {
      entries.add(entry(run));
    }
    entries.sort(
        Comparator.comparing(
                (Entry e) -> e.snapshot().map(s -> s.record().created()).orElse(Instant.MIN))
            .reversed()
            .thenComparing(e -> e.run().id()));
    return entries;
  }

  private static Entry entry(RunDirectory run) {
    try {
      return new Entry(run, Optional.of(SnapshotReader.read(run)), "");
    } catch (InputProblem e) {
      return new Entry(run, Optional.empty(), e.getMessage());
    } catch (IOException e) {
      return new Entry(run, Optional.empty(), run + ": can't be read (" + e.getMessage() + ")");
    }
  }

  private List<RunDirectory> runs() throws IOException {
    return directories(run -> Files.exists(run.record()));
  }

  /**
   * One directory of the library that is a race, or should be.
   *
   * @param race where it lies
   * @param snapshot how it stands; empty for a broken one
   * @param problem what is wrong with a broken one, in one line; empty for a good one
   */
  public record RaceEntry(RaceDirectory race, Optional<RaceSnapshot> snapshot, String problem) {}

  /** Every race, the newest first; broken ones behind the others. */
  public List<RaceEntry> races() throws IOException {
    List<RaceEntry> entries = new ArrayList<>();
    for (RunDirectory place : directories(p -> new RaceDirectory(p.path()).exists())) {
      entries.add(raceEntry(new RaceDirectory(place.path())));
    }
    entries.sort(
        Comparator.comparing(
                (RaceEntry e) -> e.snapshot().map(s -> s.record().created()).orElse(Instant.MIN))
            .reversed()
            .thenComparing(e -> e.race().id()));
    return entries;
  }

  private static RaceEntry raceEntry(RaceDirectory race) {
    try {
      return new RaceEntry(race, Optional.of(RaceSnapshot.read(race)), "");
    } catch (InputProblem e) {
      return new RaceEntry(race, Optional.empty(), e.getMessage());
    } catch (IOException e) {
      String problem = race + ": can't be read (" + e.getMessage() + ")";
      return new RaceEntry(race, Optional.empty(), problem);
    }
  }

  private List<RunDirectory> directories(Predicate<RunDirectory> wanted) throws IOException {
    List<RunDirectory> runs = new ArrayList<>();
    if (Files.isDirectory(folder)) {
      try (DirectoryStream<Path> children = Files.newDirectoryStream(folder, Files::isDirectory)) {
        for (Path child : children) {
          RunDirectory run = new RunDirectory(child);
          if (wanted.test(run)) {
            runs.add(run);
          }
        }
      }
    }
    return runs;
  }

  /**
   * Makes a queued run with an id such as {@code quickstart-20260101-120000}.
   *
   * @param name what the run is called; the config's own name where it has one
   * @param versions of CellScope and its libraries, as far as the caller knows them
   * @throws InputProblem the library can't be written
   */
  public RunDirectory create(RunConfig config, String name, Map<String, String> versions) {
    String called = config.name().isEmpty() ? name : config.name();
    Instant now = Instant.now();
    String id = id(called, now);
    try {
      Files.createDirectories(folder);
      RunDirectory run = new RunDirectory(NewRun.uniqueDirectory(folder, id));
      NewRun.fill(run, called, config, versions, now);
      return run;
    } catch (IOException e) {
      throw NewRun.unwritable(folder, e);
    }
  }

  private static String id(String called, Instant now) {
    return slug(called) + "-" + STAMP.format(LocalDateTime.ofInstant(now, ZoneId.systemDefault()));
  }

  /**
   * Makes a queued race with an id such as {@code race-table-20260101-120000}.
   *
   * @param name what the race is called; the config's own name where it has one
   * @param versions of CellScope and its libraries, as far as the caller knows them
   * @throws InputProblem the library can't be written
   */
  public RaceDirectory create(RaceConfig config, String name, Map<String, String> versions) {
    String called = config.name().isEmpty() ? name : config.name();
    Instant now = Instant.now();
    try {
      Files.createDirectories(folder);
      RaceDirectory race = new RaceDirectory(NewRun.uniqueDirectory(folder, id(called, now)));
      Files.createDirectories(race.place().control());
      RaceRecord record =
          RaceRecord.queued(race.id(), called, config, NewRun.versions(versions), now);
      RaceRecordFile.write(race, record, Disk.REAL);
      return race;
    } catch (IOException e) {
      throw NewRun.unwritable(folder, e);
    }
  }

  /**
   * Makes a queued run in a directory that the user chose, in a library or not. It may exist if it
   * is empty.
   *
   * @throws InputProblem something lies there already, or it can't be written
   */
  public static RunDirectory createAt(
      Path directory, RunConfig config, String name, Map<String, String> versions) {
    RunDirectory run = new RunDirectory(directory);
    try {
      NewRun.claim(run);
      NewRun.fill(
          run, config.name().isEmpty() ? name : config.name(), config, versions, Instant.now());
      return run;
    } catch (FileAlreadyExistsException e) {
      throw new InputProblem(
          "is there already", run.toString(), "name a directory that is new or empty");
    } catch (IOException e) {
      throw NewRun.unwritable(run.path(), e);
    }
  }

  private static String slug(String name) {
    String slug =
        name.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]+", "-").replaceAll("^-+|-+$", "");
    String shortened = slug.length() > LONGEST_NAME ? slug.substring(0, LONGEST_NAME) : slug;
    return shortened.isEmpty() ? "run" : shortened;
  }

  /**
   * Finds the run or race that a user means: by its path, its id, or a beginning of its id that
   * only one run has.
   *
   * @throws InputProblem there is none, or there are several
   */
  public RunDirectory resolve(String meant) {
    Optional<RunDirectory> atPath = atPath(meant);
    if (atPath.isPresent()) {
      return atPath.get();
    }
    List<RunDirectory> found = beginningWith(meant);
    for (RunDirectory run : found) {
      if (run.id().equals(meant)) {
        return run;
      }
    }
    Optional<RunDirectory> only =
        found.stream()
            .filter(own -> found.stream().allMatch(run -> run.equals(own) || isOf(run, own)))
            .findFirst();
    if (only.isPresent()) {
      return only.get();
    }
    if (found.isEmpty()) {
      throw new InputProblem(
          "there is no such run, neither as a path nor in " + folder,
          meant,
          "'cellscope runs' lists them");
    }
    throw new InputProblem(
        "several runs begin so: "
            + found.stream().map(RunDirectory::id).sorted().collect(Collectors.joining(", ")),
        meant,
        "name one of them in full");
  }

  /** Whether a run belongs to a race, by its name; see {@link RaceDirectory#run}. */
  private static boolean isOf(RunDirectory run, RunDirectory race) {
    return new RaceDirectory(race.path()).exists() && run.id().startsWith(race.id() + "-");
  }

  private static Optional<RunDirectory> atPath(String meant) {
    try {
      RunDirectory run = new RunDirectory(Path.of(meant));
      return !meant.isEmpty() && WorkRecords.isAt(run) ? Optional.of(run) : Optional.empty();
    } catch (InvalidPathException e) {
      return Optional.empty();
    }
  }

  private List<RunDirectory> beginningWith(String meant) {
    try {
      return directories(WorkRecords::isAt).stream()
          .filter(run -> run.id().startsWith(meant))
          .toList();
    } catch (IOException e) {
      throw new InputProblem(
          "the library can't be read (" + e.getMessage() + ")",
          folder.toString(),
          "check its permissions");
    }
  }
}
