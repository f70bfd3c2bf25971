package cellscope.run;

import static org.assertj.core.api.Assertions.assertThat;

import cellscope.model.run.RunColumns;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunFormatDocsTest {
  private static final Pattern FIELD = Pattern.compile("\"([A-Za-z]+)\" ?:");

  @TempDir Path folder;

  /** What a real run holds must stand in the description, so that it can't fall behind. */
  @Test
  void everyFileFieldColumnAndCommandIsDescribed() throws Exception {
    String docs = Files.readString(Path.of("docs", "run-format.md"));
    RunDirectory run = Runs.finished(folder.resolve("run"), 2, 2);
    List<String> names = new ArrayList<>();
    for (RunLog log : RunLog.values()) {
      assertThat(docs).contains("## " + log.fileName());
      for (RunColumns kind : List.of(EarlierEvents.OF_SEARCH, EarlierEvents.OF_TRAINING)) {
        names.addAll(List.of(log.header(kind).split(",")));
      }
      if (log.fileName().endsWith(".jsonl")) {
        names.addAll(fields(Files.readString(run.log(log))));
      }
    }
    String record = Files.readString(run.record());
    names.addAll(fields(record.substring(0, record.indexOf("\"versions\""))));
    for (Command command : Command.values()) {
      names.add(command.label());
    }
    for (RunState state : RunState.values()) {
      assertThat(docs.toLowerCase(Locale.ROOT)).contains(state.label());
    }
    names.removeIf(String::isEmpty);
    assertThat(names).hasSizeGreaterThan(50);
    assertThat(names)
        .allSatisfy(name -> assertThat(docs).containsPattern("[`\"]" + name + "[`\"]"));
  }

  private static TreeSet<String> fields(String text) {
    TreeSet<String> names = new TreeSet<>();
    Matcher field = FIELD.matcher(text);
    while (field.find()) {
      names.add(field.group(1));
    }
    return names;
  }
}
