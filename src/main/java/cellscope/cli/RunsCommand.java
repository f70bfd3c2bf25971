package cellscope.cli;

import cellscope.analysis.RunSummary;
import cellscope.analysis.RunTable;
import cellscope.run.RunLibrary;
import cellscope.run.RunReader;
import cellscope.run.RunSnapshot;
import cellscope.run.RunUpdate;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Lists the runs of a library folder, the newest first. */
@Command(
    name = "runs",
    description = "List the runs of a library folder, the newest first.",
    mixinStandardHelpOptions = true)
final class RunsCommand implements Callable<Integer> {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT).withZone(ZoneId.systemDefault());

  @Spec private CommandSpec spec;

  @Parameters(arity = "0..1", paramLabel = "DIR", description = "The folder, like --library.")
  private Path folder;

  @Mixin private LibraryOption library;

  @Option(names = "--json", description = "Print one JSON object a line.")
  private boolean json;

  @Option(names = "--csv", description = "Print a CSV table with genotypes and sizes.")
  private boolean csv;

  @Override
  public Integer call() throws IOException {
    RunLibrary runs = library.library(folder);
    List<RunLibrary.Entry> entries = runs.list();
    List<RunLibrary.RaceEntry> races = runs.races();
    PrintWriter out = spec.commandLine().getOut();
    if (csv) {
      out.print(table(entries));
    } else if (json) {
      entries.forEach(entry -> out.println(toJson(entry)));
      races.forEach(entry -> out.println(toJson(entry)));
    } else if (entries.isEmpty() && races.isEmpty()) {
      out.println("no runs in " + runs.folder());
    } else {
      print(out, entries, races);
    }
    return ExitCode.OK;
  }

  private static String table(List<RunLibrary.Entry> entries) throws IOException {
    List<RunSummary> summaries = new ArrayList<>();
    for (RunLibrary.Entry entry : entries) {
      if (entry.snapshot().isPresent()) {
        summaries.add(RunSummary.of(readAll(new RunReader(entry.run(), metric -> false))));
      }
    }
    return new RunTable(summaries).csv();
  }

  private static RunUpdate readAll(RunReader reader) throws IOException {
    RunUpdate update = reader.poll();
    while (update.more()) {
      update = reader.poll();
    }
    return update;
  }

  private static void print(
      PrintWriter out, List<RunLibrary.Entry> entries, List<RunLibrary.RaceEntry> races) {
    int width =
        Stream.concat(
                entries.stream().map(e -> e.run().id()), races.stream().map(e -> e.race().id()))
            .mapToInt(String::length)
            .max()
            .orElse(0);
    String line = "%-" + width + "s  %-6s  %-11s  %9s  %8s  %s%n";
    out.printf(line, "run", "kind", "state", "epochs", "best", "changed");
    for (RunLibrary.Entry entry : entries) {
      if (entry.snapshot().isPresent()) {
        RunSnapshot run = entry.snapshot().get();
        out.printf(
            Locale.ROOT,
            line,
            entry.run().id(),
            run.record().config().kind().label(),
            run.state().label(),
            run.epochsDone() + "/" + run.epochs(),
            EpochLine.percent(run.bestAccuracy()),
            TIME.format(run.updated()));
      } else {
        out.printf(line, entry.run().id(), "", "broken", "", "", entry.problem());
      }
    }
    races.forEach(entry -> print(out, line, entry));
  }

  /** Of a race, searches are counted where a run has epochs. */
  private static void print(PrintWriter out, String line, RunLibrary.RaceEntry entry) {
    String id = entry.race().id();
    entry
        .snapshot()
        .ifPresentOrElse(
            race ->
                out.printf(
                    Locale.ROOT,
                    line,
                    id,
                    race.record().noun(),
                    race.state().label(),
                    race.ended() + "/" + race.record().config().searches(),
                    "",
                    TIME.format(race.record().updated())),
            () -> out.printf(line, id, "", "broken", "", "", entry.problem()));
  }

  private static ObjectNode toJson(RunLibrary.RaceEntry entry) {
    ObjectNode node =
        JsonText.object()
            .put("id", entry.race().id())
            .put("directory", entry.race().toString())
            .put("problem", entry.problem());
    entry
        .snapshot()
        .ifPresent(
            race ->
                node.put("name", race.record().name())
                    .put("kind", race.record().noun())
                    .put("state", race.state().label())
                    .put("cause", race.record().cause())
                    .put("searchesDone", race.ended())
                    .put("searches", race.record().config().searches())
                    .put("created", race.record().created().toString())
                    .put("updated", race.record().updated().toString()));
    return node;
  }

  private static ObjectNode toJson(RunLibrary.Entry entry) {
    ObjectNode node =
        JsonText.object()
            .put("id", entry.run().id())
            .put("directory", entry.run().toString())
            .put("problem", entry.problem());
    entry.snapshot().ifPresent(run -> describe(node, run));
    return node;
  }

  private static void describe(ObjectNode node, RunSnapshot run) {
    node.put("name", run.record().name())
        .put("kind", run.record().config().kind().label())
        .put("state", run.state().label())
        .put("cause", run.record().cause())
        .put("seed", run.record().seed())
        .put("epochsDone", run.epochsDone())
        .put("epochs", run.epochs())
        .put("created", run.record().created().toString())
        .put("updated", run.updated().toString());
    node.set("bestAccuracy", JsonText.number(run.bestAccuracy()));
    node.set("lastAccuracy", JsonText.number(run.lastAccuracy()));
  }
}
