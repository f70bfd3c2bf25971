package cellscope.ui.runs;

import cellscope.config.RunKind;
import cellscope.model.space.catalogue.Spaces;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Which runs the list shows.
 *
 * @param label what the choice says
 * @param member whether a run belongs to them
 */
public record RunGroup(String label, Predicate<RunItem> member) {
  public static final RunGroup ALL = new RunGroup("All runs", item -> true);
  public static final RunGroup SEARCHES =
      new RunGroup("Searches", item -> item.kind().equals(Optional.of(RunKind.SEARCH)));
  public static final RunGroup TRAININGS = new RunGroup("Trainings", RunItem::isTraining);

  private static final List<RunGroup> GROUPS =
      Stream.concat(
              Stream.of(ALL, SEARCHES, TRAININGS), Spaces.names().stream().map(RunGroup::ofSpace))
          .toList();

  /** All groups: by kind, then one for each search space. */
  public static List<RunGroup> all() {
    return GROUPS;
  }

  private static RunGroup ofSpace(String space) {
    return new RunGroup(space, item -> item.subject().space().equals(space));
  }

  boolean holds(RunItem item) {
    return member.test(item);
  }

  @Override
  public String toString() {
    return label;
  }
}
