package cellscope.run;

import cellscope.config.ConfigWriter;
import cellscope.config.RunConfig;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * What a run would take on this machine, as the command line estimates it.
 *
 * @param memoryBytes at its peak
 * @param freeBytes what is free
 * @param fits whether it fits
 * @param epochSeconds an epoch; NaN where it was not tried
 * @param totalSeconds all epochs; NaN where it was not tried
 */
public record RunCost(
    long memoryBytes, long freeBytes, boolean fits, double epochSeconds, double totalSeconds) {
  /**
   * Asks the command line, which counts the memory and runs some steps.
   *
   * @param seconds how long to run it
   * @throws cellscope.model.InputProblem if the data are not there or don't fit the network
   */
  public static RunCost ask(RunConfig config, int seconds)
      throws IOException, InterruptedException {
    Path file = Files.createTempFile("cellscope-", ".json");
    try {
      Files.writeString(file, ConfigWriter.toJson(config));
      return parse(
          CommandHelper.run(
              List.of("estimate", file.toString(), "--json", "--seconds", "" + seconds)));
    } finally {
      Files.deleteIfExists(file);
    }
  }

  static RunCost parse(String printed) throws IOException {
    try {
      JsonNode node = Json.MAPPER.readTree(printed);
      return new RunCost(
          node.path("memoryBytes").asLong(),
          node.path("freeBytes").asLong(),
          node.path("fits").asBoolean(),
          node.path("epochSeconds").asDouble(Double.NaN),
          node.path("totalSeconds").asDouble(Double.NaN));
    } catch (JsonProcessingException e) {
      throw new IOException("the estimate is not JSON: " + printed, e);
    }
  }
}
