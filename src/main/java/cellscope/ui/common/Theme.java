package cellscope.ui.common;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;
import cellscope.picture.Palette;

/**
 * A look of the window: AtlantaFX's style sheet, our colour variables, and the pictures' palette.
 */
public enum Theme {
  LIGHT(new PrimerLight().getUserAgentStylesheet(), "light.css", Palette.LIGHT),
  DARK(new PrimerDark().getUserAgentStylesheet(), "dark.css", Palette.DARK);

  private final String userAgentStylesheet;
  private final String colours;
  private final Palette palette;

  Theme(String userAgentStylesheet, String colours, Palette palette) {
    this.userAgentStylesheet = userAgentStylesheet;
    this.colours = colours;
    this.palette = palette;
  }

  /** For {@link javafx.application.Application#setUserAgentStylesheet}. */
  public String userAgentStylesheet() {
    return userAgentStylesheet;
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

  /** The other one. */
  public Theme other() {
    return this == LIGHT ? DARK : LIGHT;
  }

  private static String sheet(String name) {
    return Theme.class.getResource("/cellscope/styles/" + name).toExternalForm();
  }
}
