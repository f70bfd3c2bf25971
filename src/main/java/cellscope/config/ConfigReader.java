package cellscope.config;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads configs. Missing fields take their defaults; whatever else is wrong is collected and told
 * at once, each problem with its line.
 */
public final class ConfigReader {
  private static final long MOST_BYTES = 1 << 20;

  private ConfigReader() {}

  /**
   * Reads a search's file.
   *
   * @throws ConfigException a file that is missing, unreadable or wrong
   */
  public static SearchConfig read(Path file) {
    return read(ConfigSchema.SEARCH, file);
  }

  /**
   * Reads a file.
   *
   * @throws ConfigException a file that is missing, unreadable or wrong
   */
  public static <C extends RunConfig> C read(ConfigSchema<C> schema, Path file) {
    return parse(schema, text(file), file.toString());
  }

  /**
   * Tells what a file configures. A file that is no config is taken for a search's, whose reader
   * then says why.
   *
   * @throws ConfigException a file that is missing or unreadable
   */
  public static ConfigKind kindOf(Path file) {
    return ConfigScan.kind(text(file));
  }

  /** Reads a search's text; see the other. */
  public static SearchConfig parse(String text, String source) {
    return parse(ConfigSchema.SEARCH, text, source);
  }

  /**
   * Reads a text. A search's is read by the schema of its algorithm.
   *
   * @param source what the text is called in messages, such as a file's path
   * @throws ConfigException a text that is wrong
   */
  public static <C extends RunConfig> C parse(ConfigSchema<C> schema, String text, String source) {
    return ConfigValues.config(schema, values(schema, text, source));
  }

  /**
   * Reads a file and changes some fields; fields of the file that a new algorithm doesn't have are
   * left out.
   *
   * @param overrides {@code path=value} each, as after {@code --set}; the last of one path counts
   * @throws ConfigException a file that is missing, unreadable or wrong, or a wrong change
   */
  public static <C extends RunConfig> Changed<C> read(
      ConfigSchema<C> schema, Path file, List<String> overrides) {
    return parse(schema, text(file), file.toString(), overrides);
  }

  /** Reads a text and changes some fields; see the other. */
  static <C extends RunConfig> Changed<C> parse(
      ConfigSchema<C> schema, String text, String source, List<String> overrides) {
    Map<String, String> texts = new LinkedHashMap<>();
    values(schema, text, source).forEach((path, v) -> texts.put(path, FieldSpec.plain(v)));
    return Overrides.change(schema, texts, overrides);
  }

  /** The values that a text sets. */
  private static Map<String, Object> values(ConfigSchema<?> schema, String text, String source) {
    List<ConfigProblem> problems = new ArrayList<>();
    Optional<String> id = ConfigScan.algorithm(text);
    Map<String, String> chosen = id.map(i -> Map.of(AlgorithmSpec.FIELD, i)).orElse(Map.of());
    ConfigTree tree = new ConfigTree(schema.suiting(chosen), id, problems);
    boolean whole = walk(text, tree, problems);
    if (whole) {
      problems.addAll(valueProblems(schema.suiting(tree.values()), tree));
    }
    if (!problems.isEmpty()) {
      problems.sort(
          Comparator.comparingInt(ConfigProblem::line).thenComparingInt(ConfigProblem::column));
      throw new ConfigException(source, problems);
    }
    return tree.values();
  }

  /** Whether the text was JSON to its end. */
  private static boolean walk(String text, ConfigTree tree, List<ConfigProblem> problems) {
    try (JsonParser parser = new JsonFactory().createParser(text)) {
      if (parser.nextToken() == null) {
        problems.add(whole("the file is empty", "copy one of sample-configs").at(1, 1));
        return false;
      }
      tree.read(parser);
      if (parser.nextToken() != null) {
        JsonLocation at = parser.currentTokenLocation();
        problems.add(
            whole("text follows the end of the config", "remove it")
                .at(at.getLineNr(), at.getColumnNr()));
      }
      return true;
    } catch (JsonProcessingException e) {
      JsonLocation at = e.getLocation();
      problems.add(
          whole("not JSON: " + firstSentence(e.getOriginalMessage()), "correct the text there")
              .at(at.getLineNr(), at.getColumnNr()));
      return false;
    } catch (IOException e) {
      throw new UncheckedIOException(e); // a text in memory has no other errors
    }
  }

  private static List<ConfigProblem> valueProblems(ConfigSchema<?> schema, ConfigTree tree) {
    Map<String, Object> all = schema.defaults();
    tree.places().keySet().forEach(all::remove);
    all.putAll(tree.values());
    return schema.problems(all).stream().map(p -> placed(p, tree.places())).toList();
  }

  /** At the field, or at its section where the field itself was left out. */
  private static ConfigProblem placed(ConfigProblem problem, Map<String, ConfigTree.Place> places) {
    String section = problem.path().replaceAll("\\..*", "");
    ConfigTree.Place place = places.getOrDefault(problem.path(), places.get(section));
    return place == null ? problem.at(1, 1) : problem.at(place.line(), place.column());
  }

  /**
   * The text of a config's file.
   *
   * @throws ConfigException a file that is missing or unreadable
   */
  static String text(Path file) {
    try {
      if (Files.isDirectory(file)) {
        throw problem(
            file, "is a folder, not a config file", "name a file such as quickstart.json");
      }
      if (Files.size(file) > MOST_BYTES) {
        throw problem(file, "is too large for a config", "name a file such as quickstart.json");
      }
      String text = Files.readString(file, StandardCharsets.UTF_8);
      return text.startsWith("\uFEFF") ? text.substring(1) : text;
    } catch (NoSuchFileException e) {
      throw problem(file, "there is no such file", "sample-configs/ has some to start with");
    } catch (CharacterCodingException e) {
      throw problem(file, "is not UTF-8 text", "save it as UTF-8");
    } catch (IOException e) {
      throw problem(file, "can't be read (" + e.getMessage() + ")", "check its permissions");
    }
  }

  private static ConfigException problem(Path file, String message, String remedy) {
    return new ConfigException(file.toString(), List.of(whole(message, remedy)));
  }

  private static ConfigProblem whole(String message, String remedy) {
    return ConfigProblem.of("", message, remedy);
  }

  /** What a parser says, without its own places. */
  static String firstSentence(String message) {
    String line = message.lines().findFirst().orElse("").replaceAll("\\s+", " ");
    return line.replaceAll(" \\(start marker at.*", "").strip();
  }
}
