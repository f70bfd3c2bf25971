package cellscope.config;

import java.util.List;

/**
 * A config after changes of single fields.
 *
 * @param config the config
 * @param leftOut fields that were set before and that the config has no more, since its algorithm
 *     changed
 */
public record Changed<C extends RunConfig>(C config, List<ConfigProblem> leftOut) {
  public Changed {
    leftOut = List.copyOf(leftOut);
  }

  /** One line for each field that was left out. */
  public List<String> notes() {
    return leftOut.stream().map(p -> p.path() + " is left out: it " + p.message()).toList();
  }
}
