package cellscope.ui.race;

import cellscope.config.AlgorithmSpec;
import cellscope.config.ConfigException;
import cellscope.config.RaceBudget;
import cellscope.config.RaceConfig;
import cellscope.config.RaceDraft;
import cellscope.config.RaceSeeds;
import cellscope.model.InputProblem;
import cellscope.ui.common.Texts;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A race that is being made: what it began with, and what a person has chosen since. */
final class RaceFormModel {
  /**
   * What stands in the form.
   *
   * @param benchmark the table's file; empty for none
   */
  record Fields(
      Set<String> algorithms,
      String first,
      String count,
      String unit,
      String amount,
      String dataset,
      String benchmark) {
    Fields {
      algorithms = new LinkedHashSet<>(algorithms);
    }
  }

  /**
   * What came of the fields.
   *
   * @param config the race; empty if something is wrong
   * @param problem what is wrong, in one line; empty if nothing is
   */
  record Result(Optional<RaceConfig> config, String problem) {}

  private RaceConfig from;

  RaceFormModel(RaceConfig from) {
    this.from = from;
  }

  /** Begins with another race. */
  void begin(RaceConfig race) {
    from = race;
  }

  String name() {
    return from.name();
  }

  /** The fields as the race has them that it began with. */
  Fields fields(String benchmark) {
    Set<String> algorithms = new LinkedHashSet<>();
    from.contestants().forEach(c -> algorithms.add(c.algorithm().id()));
    return new Fields(
        algorithms,
        String.valueOf(from.seeds().first()),
        String.valueOf(from.seeds().count()),
        from.budget().kind(),
        String.valueOf(from.budget().amount()),
        from.dataset(),
        benchmark);
  }

  /** The race of what stands in the form. */
  Result check(Fields fields) {
    List<String> algorithms =
        AlgorithmSpec.ids().stream().filter(fields.algorithms()::contains).toList();
    if (algorithms.isEmpty()) {
      return wrong(Texts.of("raceform.none"));
    }
    try {
      RaceSeeds seeds =
          new RaceSeeds(whole(fields.first()), Math.toIntExact(whole(fields.count())));
      RaceBudget budget = new RaceBudget(fields.unit(), Math.toIntExact(whole(fields.amount())));
      RaceConfig race = RaceDraft.change(from, fields.dataset(), algorithms, seeds, budget);
      return race.contestants().stream()
          .filter(c -> c.asksTable() && fields.benchmark().isBlank())
          .findFirst()
          .map(c -> wrong(Texts.of("raceform.needsTable", c.label())))
          .orElseGet(() -> new Result(Optional.of(race), ""));
    } catch (ConfigException e) {
      return wrong(e.sentences().get(0));
    } catch (InputProblem e) {
      return wrong(e.getMessage());
    } catch (ArithmeticException e) {
      return wrong(Texts.of("raceform.number", fields.count()));
    }
  }

  private static Result wrong(String problem) {
    return new Result(Optional.empty(), problem);
  }

  private static long whole(String text) {
    try {
      return Long.parseLong(text.strip());
    } catch (NumberFormatException e) {
      throw InputProblem.told(Texts.of("raceform.number", text));
    }
  }
}
