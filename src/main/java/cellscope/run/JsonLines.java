package cellscope.run;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;

/** Reads the lines of a JSON log one by one; a damaged one is passed over and counted. */
final class JsonLines implements LogTail.LineConsumer {
  private final Path file;
  private final Damage damage;
  private final Taker taker;

  /** Takes one line's object; throws for one that is not what it should be. */
  @FunctionalInterface
  interface Taker {
    void take(JsonNode object);
  }

  JsonLines(Path file, Damage damage, Taker taker) {
    this.file = file;
    this.damage = damage;
    this.taker = taker;
  }

  @Override
  public void take(byte[] bytes, int from, int to, int line) {
    try {
      JsonNode object = Json.MAPPER.readTree(bytes, from, to - from);
      if (Json.integer(object, "v") > RunRecord.SCHEMA_VERSION) {
        throw new Json.Malformed("it is from a later CellScope");
      }
      taker.take(object);
    } catch (JsonProcessingException e) {
      damage.add(file, line, "it is no JSON");
    } catch (IOException e) {
      damage.add(file, line, e.getMessage());
    } catch (Json.Malformed | ArithmeticException | IllegalArgumentException e) {
      damage.add(file, line, e.getMessage());
    }
  }
}
