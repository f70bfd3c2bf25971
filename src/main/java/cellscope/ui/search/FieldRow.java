package cellscope.ui.search;

import cellscope.config.FieldSpec;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.Control;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** One field of the form: its name, a control of its type, its range, its help, its problem. */
final class FieldRow extends VBox {
  private final Label problem = new Label();
  private final Control control;

  FieldRow(FieldSpec field, NewSearchViewModel model) {
    getStyleClass().add("field");
    Label name = new Label(field.path());
    name.getStyleClass().add("field-name");
    name.setTooltip(new Tooltip(field.help()));
    control = control(field, model);
    control.getStyleClass().add("field-control");
    control.setId(field.path().replace('.', '-'));
    name.setLabelFor(control);
    Label range = new Label(rangeText(field));
    range.getStyleClass().add("quiet");
    range.setMinWidth(0);
    Label help = new Label(model.help(field));
    model.schemaProperty().addListener((property, before, now) -> help.setText(model.help(field)));
    help.getStyleClass().add("quiet");
    help.setWrapText(true);
    HBox line = new HBox(name, control, range);
    line.getStyleClass().add("field-line");
    HBox.setHgrow(range, Priority.ALWAYS);
    problem.getStyleClass().add("problem");
    problem.setWrapText(true);
    getChildren().setAll(line, help, problem);
    model.problemsProperty().addListener((property, before, now) -> show(now.get(field.path())));
    show(model.problemsProperty().get().get(field.path()));
  }

  private static String rangeText(FieldSpec field) {
    if (!field.type().isNumber()) {
      return field.unit();
    }
    String range = field.range();
    return field.unit().isEmpty() || range.isEmpty()
        ? range + field.unit()
        : range + " " + field.unit();
  }

  private static Control control(FieldSpec field, NewSearchViewModel model) {
    if (field.type() == FieldSpec.Type.SWITCH) {
      CheckBox box = new CheckBox();
      box.setSelected(Boolean.parseBoolean(model.text(field.path()).get()));
      model
          .text(field.path())
          .addListener((property, before, now) -> box.setSelected(Boolean.parseBoolean(now)));
      box.selectedProperty()
          .addListener(
              (property, before, now) -> model.text(field.path()).set(String.valueOf(now)));
      return box;
    }
    if (!field.allowed().isEmpty()) {
      ChoiceBox<String> choice = new ChoiceBox<>();
      choice.getItems().setAll(field.allowed());
      choice.valueProperty().bindBidirectional(model.text(field.path()));
      return choice;
    }
    if (field.path().equals(NewSearchViewModel.GENOTYPE)) {
      TextArea area = new TextArea();
      area.setWrapText(true);
      area.setPrefRowCount(2);
      area.getStyleClass().addAll("code", "genotype-field");
      area.textProperty().bindBidirectional(model.text(field.path()));
      return area;
    }
    TextField text = new TextField();
    text.textProperty().bindBidirectional(model.text(field.path()));
    return text;
  }

  private void show(String sentence) {
    boolean any = sentence != null;
    problem.setText(any ? sentence : "");
    problem.setVisible(any);
    problem.setManaged(any);
    control.pseudoClassStateChanged(javafx.css.PseudoClass.getPseudoClass("danger"), any);
  }
}
