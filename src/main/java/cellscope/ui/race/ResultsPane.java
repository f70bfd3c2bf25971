package cellscope.ui.race;

import cellscope.analysis.race.RaceTable;
import cellscope.analysis.race.RaceTableTexts;
import cellscope.config.RaceConfig;
import cellscope.ui.common.Texts;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.control.Tooltip;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/** The pane beside a race's curves: its table, its significance and its searches, one in front. */
final class ResultsPane {
  /** One of the pages. */
  private record Page(String id, String title, Node node, List<Node> controls) {}

  private final HBox head;
  private final StackPane place;
  private final Consumer<String> notice;
  private final ResultsTable table = new ResultsTable();
  private final SignificanceTable significance = new SignificanceTable();
  private final SearchesTable searches;
  private final List<Page> pages;
  private RaceShown shown;
  private Page front;

  /**
   * @param notice shows a short text for some seconds
   * @param opened told which search shall be a run
   */
  ResultsPane(HBox head, StackPane place, Consumer<String> notice, Consumer<SearchRow> opened) {
    this.head = head;
    this.place = place;
    this.notice = notice;
    searches = new SearchesTable(opened);
    pages =
        List.of(
            new Page("Table", Texts.of("race.table"), table.node(), copies()),
            new Page("Significance", Texts.of("race.significance"), significance.node(), List.of()),
            new Page("Searches", Texts.of("race.searches"), searches.node(), searches.controls()));
    bringToFront(pages.get(0));
  }

  private List<Node> copies() {
    return List.of(
        copy("CSV", RaceTableTexts::csv),
        copy("Markdown", RaceTableTexts::markdown),
        copy("LaTeX", RaceTableTexts::latex));
  }

  private Button copy(String format, Function<RaceTable, String> text) {
    Button button = new Button(format);
    button.setId("copy" + format);
    button.getStyleClass().addAll("flat", "small");
    button.setMinWidth(Region.USE_PREF_SIZE);
    button.setTooltip(new Tooltip(Texts.of("race.copied", format)));
    button.setOnAction(
        event -> {
          if (shown != null && shown.table().isPresent()) {
            ClipboardContent content = new ClipboardContent();
            content.putString(text.apply(shown.table().get()));
            Clipboard.getSystemClipboard().setContent(content);
            notice.accept(Texts.of("race.copied", format));
          }
        });
    return button;
  }

  private void bringToFront(Page page) {
    front = page;
    ToggleGroup group = new ToggleGroup();
    List<Node> nodes = new ArrayList<>();
    for (Page each : pages) {
      ToggleButton tab = new ToggleButton(each.title());
      tab.setId("race" + each.id() + "Tab");
      tab.getStyleClass().add("pane-tab");
      tab.setMinWidth(Region.USE_PREF_SIZE);
      tab.setToggleGroup(group);
      tab.setSelected(each == page);
      tab.setOnAction(event -> bringToFront(each));
      nodes.add(tab);
    }
    Region between = new Region();
    HBox.setHgrow(between, Priority.ALWAYS);
    nodes.add(between);
    nodes.addAll(page.controls());
    head.getChildren().setAll(nodes);
    place.getChildren().setAll(none());
    if (shown != null) {
      show(shown);
    }
  }

  private static VBox none() {
    Label text = new Label(Texts.of("race.noResults"));
    Label hint = new Label(Texts.of("race.noResultsHint"));
    hint.getStyleClass().add("quiet");
    VBox box = new VBox(6, text, hint);
    box.setAlignment(Pos.CENTER);
    return box;
  }

  /** Shows a race; the pages behind the front one are filled when they come there. */
  void show(RaceShown now) {
    shown = now;
    if (now.measure().isEmpty()) {
      return;
    }
    if (!place.getChildren().contains(front.node())) {
      place.getChildren().setAll(front.node());
    }
    List<String> contestants =
        now.record().config().contestants().stream().map(RaceConfig.Contestant::label).toList();
    switch (front.id()) {
      case "Table" -> now.table().ifPresent(t -> table.show(t, now.record().failures()));
      case "Significance" ->
          now.significance()
              .ifPresent(s -> significance.show(contestants, s, now.measure().orElseThrow()));
      default ->
          searches.show(contestants, now.searches(), now.measure().map(m -> m.title()).orElse(""));
    }
  }
}
