package cellscope.ui.runs;

import cellscope.config.ConfigKind;
import cellscope.config.RunKind;
import cellscope.model.space.catalogue.Spaces;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
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

  public static final RunGroup RACES =
      new RunGroup("Races", item -> item.noun().equals(ConfigKind.RACE.command()));

  private static final Map<RunKind, RunGroup> OF_KINDS = ofKinds();
  private static final List<RunGroup> GROUPS =
      Stream.of(
              Stream.of(ALL),
              OF_KINDS.values().stream(),
              Stream.of(RACES),
              Spaces.names().stream().map(RunGroup::ofSpace))
          .flatMap(groups -> groups)
          .toList();

  /** All groups: by kind, then one for each search space. */
  public static List<RunGroup> all() {
    return GROUPS;
  }

  /** The runs of a kind. */
  public static RunGroup of(RunKind kind) {
    return OF_KINDS.get(kind);
  }

  private static Map<RunKind, RunGroup> ofKinds() {
    Map<RunKind, RunGroup> groups = new EnumMap<>(RunKind.class);
    for (RunKind kind : RunKind.values()) {
      String label = kind.plural();
      String title = Character.toUpperCase(label.charAt(0)) + label.substring(1);
      groups.put(kind, new RunGroup(title, item -> item.noun().equals(kind.noun())));
    }
    return groups;
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
