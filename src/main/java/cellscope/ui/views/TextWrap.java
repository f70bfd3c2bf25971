package cellscope.ui.views;

import cellscope.picture.Shape.Weight;
import cellscope.picture.TextSize;
import java.util.ArrayList;
import java.util.List;

/** Breaks text between words. */
final class TextWrap {
  private TextWrap() {}

  /** Lines that are no wider than {@code width} as far as words allow it. */
  static List<String> lines(String text, double size, double width) {
    List<String> lines = new ArrayList<>();
    StringBuilder line = new StringBuilder();
    for (String word : text.split(" ")) {
      String longer = line.isEmpty() ? word : line + " " + word;
      if (!line.isEmpty() && TextSize.width(longer, size, Weight.NORMAL) > width) {
        lines.add(line.toString());
        line.setLength(0);
        line.append(word);
      } else {
        line.setLength(0);
        line.append(longer);
      }
    }
    lines.add(line.toString());
    return lines;
  }
}
