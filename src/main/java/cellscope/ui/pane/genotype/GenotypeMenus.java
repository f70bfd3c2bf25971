package cellscope.ui.pane.genotype;

import cellscope.export.Exporters;
import cellscope.export.GenotypeExporter;
import cellscope.model.genotype.Genotype;
import cellscope.ui.common.Background;
import cellscope.ui.common.Dialogs;
import cellscope.ui.common.TextFile;
import cellscope.ui.common.Texts;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.SplitMenuButton;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;

/**
 * Two buttons with menus that copy and save the genotype that is shown, in each form of its space.
 * The buttons themselves take the usual form.
 */
public final class GenotypeMenus {
  private final SplitMenuButton export;
  private final SplitMenuButton copy;
  private final Dialogs dialogs;
  private final Background background;
  private final Consumer<String> notice;
  private List<String> offered = List.of();
  private Optional<Genotype> genotype = Optional.empty();
  private String name = "";

  /**
   * Something else that is saved.
   *
   * @param label as the menu shows it
   * @param suffix of the suggested file's name
   * @param ending of the file
   * @param save writes the file and returns where it is; not on the interface's thread
   */
  public record Other(
      String label, String suffix, String ending, Function<Path, Callable<Path>> save) {}

  /**
   * @param notice told what was copied or saved
   */
  public GenotypeMenus(
      SplitMenuButton export,
      SplitMenuButton copy,
      Dialogs dialogs,
      Background background,
      Consumer<String> notice) {
    this.export = export;
    this.copy = copy;
    this.dialogs = dialogs;
    this.background = background;
    this.notice = notice;
  }

  /**
   * Shows a genotype; the menus change with its space alone.
   *
   * @param fileName what a saved file's name begins with
   * @param others what else may be saved, the same for a run whatever the epoch
   */
  public void show(Optional<Genotype> now, String fileName, List<Other> others) {
    genotype = now;
    name = fileName;
    List<GenotypeExporter> formats = now.map(Exporters::of).orElse(List.of());
    List<String> wanted = new ArrayList<>(formats.stream().map(GenotypeExporter::label).toList());
    others.forEach(o -> wanted.add(o.label()));
    export.setDisable(formats.isEmpty());
    copy.setDisable(formats.isEmpty());
    if (!wanted.equals(offered)) {
      offered = wanted;
      fill(formats, others);
    }
  }

  private void fill(List<GenotypeExporter> formats, List<Other> others) {
    copy.getItems().clear();
    export.getItems().clear();
    for (GenotypeExporter format : formats) {
      copy.getItems().add(item(format.label(), () -> copyAs(format)));
      export
          .getItems()
          .add(
              item(
                  Texts.of("format.file", format.label(), format.extension()), () -> save(format)));
    }
    if (!formats.isEmpty() && !others.isEmpty()) {
      export.getItems().add(new SeparatorMenuItem());
    }
    for (Other other : others) {
      export
          .getItems()
          .add(item(Texts.of("format.file", other.label(), other.ending()), () -> save(other)));
    }
    copy.setOnAction(event -> copy.getItems().get(0).fire());
    export.setOnAction(event -> export.getItems().get(0).fire());
  }

  private static MenuItem item(String text, Runnable action) {
    MenuItem item = new MenuItem(text);
    item.setMnemonicParsing(false);
    item.setOnAction(
        event -> {
          event.consume();
          action.run();
        });
    return item;
  }

  private void copyAs(GenotypeExporter format) {
    genotype.ifPresent(
        g -> {
          ClipboardContent content = new ClipboardContent();
          content.putString(format.text(g));
          Clipboard.getSystemClipboard().setContent(content);
          notice.accept(Texts.of("format.copied", format.label()));
        });
  }

  private void save(GenotypeExporter format) {
    genotype.ifPresent(
        g -> {
          String text = format.text(g);
          save(format.suffix(), format.extension(), path -> () -> TextFile.write(path, text));
        });
  }

  private void save(Other other) {
    save(other.suffix(), other.ending(), other.save());
  }

  private void save(String suffix, String ending, Function<Path, Callable<Path>> write) {
    Optional<Path> target =
        dialogs.saveFile(
            Texts.of("inspector.exportTitle"), name + suffix + "." + ending, List.of(ending));
    target.ifPresent(
        path ->
            background.submit(
                write.apply(path),
                saved -> notice.accept("saved " + saved.getFileName()),
                problem -> dialogs.tell(Texts.of("inspector.export"), problem)));
  }
}
