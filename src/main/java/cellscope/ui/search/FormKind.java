package cellscope.ui.search;

import cellscope.config.ConfigSchema;
import cellscope.config.RunConfig;
import cellscope.config.RunKind;
import cellscope.model.plan.NetworkSize;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What the form of one kind of run says, offers and checks beyond its config's own fields. */
interface FormKind {
  /** The list. */
  Map<RunKind, FormKind> ALL =
      new EnumMap<>(Map.of(RunKind.SEARCH, new SearchForm(), RunKind.TRAIN, new TrainForm()));

  /** What stands above the form. */
  String title();

  /** What its button says. */
  String start();

  /**
   * The ready-made configs that are offered.
   *
   * @param schema that is shown
   * @param given texts that every preset keeps, by the field's path
   */
  List<String> presets(ConfigSchema<? extends RunConfig> schema, Map<String, String> given);

  /**
   * Checks what the config's own rules can't, where there is no problem yet, and counts the
   * network.
   *
   * @param values every field's text by path
   * @param problems by the field's path, to which what is found is added
   * @return the network's size; empty where it is not known
   */
  Optional<NetworkSize> check(
      ConfigSchema<? extends RunConfig> schema,
      Map<String, String> values,
      Map<String, String> problems);
}
