package cellscope.ui.common;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;
import cellscope.picture.Palette;
import javafx.scene.paint.Color;

/**
 * Colours of the window: AtlantaFX's style sheet, our colour variables, and the pictures' palette.
 */
public enum Theme {
  LIGHT(new PrimerLight().getUserAgentStylesheet(), "light.css", Palette.LIGHT),
  DARK(new PrimerDark().getUserAgentStylesheet(), "dark.css", Palette.DARK);

  private final String original;
  private final String colours;
  private final Palette palette;

  Theme(String original, String colours, Palette palette) {
    this.original = original;
    this.colours = colours;
    this.palette = palette;
  }

  /**
   * For {@link javafx.application.Application#setUserAgentStylesheet}: what {@link ThemeCompiler}
   * made, or the original where the classes were compiled without Maven.
   */
  public String userAgentStylesheet() {
    return Theme.class.getResource(compiled()) == null ? original : compiled();
  }

  /** Resource of AtlantaFX's own sheet. */
  String original() {
    return original;
  }

  /** Resource of the copy that has its binary form beside it. */
  String compiled() {
    return "/cellscope/themes/" + colours;
  }

  /** URL of the sheet that sets the colour variables. */
  public String colours() {
    return sheet(colours);
  }

  /** URL of the rules that hold in every theme. */
  public static String base() {
    return sheet("base.css");
  }

  /** The colours of pictures in this theme. */
  public Palette palette() {
    return palette;
  }

  /** What lies under a saved picture. */
  public Color paper() {
    return this == DARK ? Color.web("#0d1117") : Color.WHITE;
  }

  /** The other one. */
  public Theme other() {
    return this == LIGHT ? DARK : LIGHT;
  }

  private static String sheet(String name) {
    return Theme.class.getResource("/cellscope/styles/" + name).toExternalForm();
  }
}
