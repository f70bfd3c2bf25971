package cellscope.config;

import cellscope.model.plan.StemKind;
import cellscope.model.space.catalogue.Spaces;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * The allowed texts of a field, from the list that has them: an annotation could only repeat it. An
 * implementation has a constructor without parameters.
 */
interface Choices extends Supplier<List<String>> {
  /** No list: the annotation has the texts itself, or any text is allowed. */
  final class None implements Choices {
    @Override
    public List<String> get() {
      return List.of();
    }
  }

  /** The names of the search spaces. */
  final class SpaceNames implements Choices {
    @Override
    public List<String> get() {
      return Spaces.names();
    }
  }

  /** The stems of networks. */
  final class Stems implements Choices {
    @Override
    public List<String> get() {
      return Stream.of(StemKind.values()).map(StemKind::label).toList();
    }
  }

  /** The ids of the search algorithms. */
  final class Algorithms implements Choices {
    @Override
    public List<String> get() {
      return AlgorithmSpec.ids();
    }
  }
}
