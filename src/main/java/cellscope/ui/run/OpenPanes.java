package cellscope.ui.run;

import cellscope.ui.look.Look;
import cellscope.ui.pane.Pane;
import cellscope.ui.pane.PaneTools;
import cellscope.ui.pane.PaneView;
import java.util.LinkedHashMap;
import java.util.Map;

/** The views of a run's panes; each is made when it is first asked for. */
final class OpenPanes {
  private final Look look;
  private final PaneTools tools;
  private final Map<Pane, PaneView> views = new LinkedHashMap<>();

  OpenPanes(Look look, PaneTools tools) {
    this.look = look;
    this.tools = tools;
  }

  PaneView of(Pane pane) {
    return views.computeIfAbsent(pane, p -> p.open(look, tools));
  }

  /** Saves what the first open pane that can be saved shows, in its usual form. */
  void export() {
    views.values().stream()
        .flatMap(view -> view.usualExport().stream())
        .findFirst()
        .ifPresent(Runnable::run);
  }
}
