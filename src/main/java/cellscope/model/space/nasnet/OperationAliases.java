package cellscope.model.space.nasnet;

import cellscope.model.genotype.Operation;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The names that DARTS' code and the published cells of AutoDL-Projects give to operations of the
 * NASNet space; the other operations are called the same everywhere.
 */
final class OperationAliases {
  private static final Map<Operation, String> DARTS =
      Map.of(
          Operation.DUA_SEPC_3X3, "sep_conv_3x3",
          Operation.DUA_SEPC_5X5, "sep_conv_5x5",
          Operation.DUA_SEPC_7X7, "sep_conv_7x7",
          Operation.DIL_SEPC_3X3, "dil_conv_3x3",
          Operation.DIL_SEPC_5X5, "dil_conv_5x5");
  private static final Map<String, Operation> BY_DARTS =
      DARTS.keySet().stream().collect(Collectors.toMap(DARTS::get, Function.identity()));

  private OperationAliases() {}

  /** The operation's name in DARTS' code. */
  static String darts(Operation operation) {
    return DARTS.getOrDefault(operation, operation.label());
  }

  /** Finds an operation by its label here or its name there; empty for an unknown one. */
  static Optional<Operation> byAnyName(String name) {
    Optional<Operation> own = Operation.byLabel(name);
    return own.isPresent() ? own : Optional.ofNullable(BY_DARTS.get(name));
  }
}
