package cellscope.ui.pane.record;

import cellscope.config.ConfigWriter;
import cellscope.run.RunSnapshot;

/** The config as run, every field. */
public final class ConfigPane extends TextPane {
  /** The only one. */
  public ConfigPane() {
    super("config", "pane.config");
  }

  @Override
  String read(RunSnapshot run) {
    return ConfigWriter.toJson(run.record().config());
  }

  @Override
  boolean grows() {
    return false;
  }
}
