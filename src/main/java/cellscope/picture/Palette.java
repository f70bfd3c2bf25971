package cellscope.picture;

import cellscope.model.genotype.Operation;
import java.util.EnumMap;
import java.util.Map;

/**
 * The colours of a theme, as 0xAARRGGBB. Operations that stand in one cell and curves stay apart
 * for people with a red, green or blue deficiency, and have a contrast of about 3 or more to the
 * background.
 */
public final class Palette {
  private static final int[] LIGHT_SERIES = {
    0xFF2A66CC, 0xFFD97F00, 0xFF00725C, 0xFF8E44AD, 0xFFA8201A, 0xFF6B7280
  };
  private static final int[] DARK_SERIES = {
    0xFF4C8DFF, 0xFFF5B83D, 0xFF3DDBB8, 0xFFC58AF9, 0xFFE5534B, 0xFF9AA4B2
  };

  /** For a white window. */
  public static final Palette LIGHT = new Palette(false, lightRoles(), LIGHT_SERIES);

  /** For a dark window. */
  public static final Palette DARK = new Palette(true, darkRoles(), DARK_SERIES);

  private final boolean dark;
  private final Map<Colour.Role, Integer> roles;
  private final int[] series;

  private Palette(boolean dark, Map<Colour.Role, Integer> roles, int[] series) {
    this.dark = dark;
    this.roles = roles;
    this.series = series;
  }

  /** This palette for a window whose panes have another background and foreground. */
  public Palette on(int background, int surface, int foreground, int muted) {
    Map<Colour.Role, Integer> changed = new EnumMap<>(roles);
    changed.put(Colour.Role.BACKGROUND, background);
    changed.put(Colour.Role.SURFACE, surface);
    changed.put(Colour.Role.FOREGROUND, foreground);
    changed.put(Colour.Role.MUTED, muted);
    return new Palette(dark, changed, series);
  }

  public boolean isDark() {
    return dark;
  }

  int role(Colour.Role role) {
    return roles.get(role);
  }

  int series(int index) {
    return series[Math.floorMod(index, series.length)];
  }

  int operation(Operation operation) {
    return switch (operation) {
      case NONE -> dark ? 0xFF7A828C : 0xFF8D95A0;
      case SKIP_CONNECT -> dark ? 0xFF4C8DFF : 0xFF2A66CC;
      case NOR_CONV_1X1 -> dark ? 0xFFF5B83D : 0xFFD97F00;
      case NOR_CONV_3X3 -> dark ? 0xFFE5534B : 0xFFA8201A;
      case AVG_POOL_3X3 -> dark ? 0xFF3DDBB8 : 0xFF00725C;
      case MAX_POOL_3X3 -> dark ? 0xFFB9F07E : 0xFF679F24;
      case DUA_SEPC_3X3 -> dark ? 0xFFE5534B : 0xFFA8201A;
      case DUA_SEPC_5X5 -> dark ? 0xFFFFF150 : 0xFFF8571D;
      case DUA_SEPC_7X7 -> dark ? 0xFF7E3EFF : 0xFF591600;
      case DIL_SEPC_3X3 -> dark ? 0xFF9B60B0 : 0xFF8F449F;
      case DIL_SEPC_5X5 -> dark ? 0xFFFD9AEF : 0xFFE160C4;
      case CONV_3X1_1X3 -> dark ? 0xFFC0A925 : 0xFF7F7040;
    };
  }

  private static Map<Colour.Role, Integer> lightRoles() {
    Map<Colour.Role, Integer> roles = new EnumMap<>(Colour.Role.class);
    roles.put(Colour.Role.NONE, 0);
    roles.put(Colour.Role.BACKGROUND, 0xFFFFFFFF);
    roles.put(Colour.Role.SURFACE, 0xFFF3F5F8);
    roles.put(Colour.Role.FOREGROUND, 0xFF24292F);
    roles.put(Colour.Role.MUTED, 0xFF636C76);
    roles.put(Colour.Role.GRID, 0xFFE3E7EC);
    roles.put(Colour.Role.ACCENT, 0xFF0969DA);
    roles.put(Colour.Role.CHANGED, 0xFFBF3989);
    roles.put(Colour.Role.CURSOR, 0xFF57606A);
    return roles;
  }

  private static Map<Colour.Role, Integer> darkRoles() {
    Map<Colour.Role, Integer> roles = new EnumMap<>(Colour.Role.class);
    roles.put(Colour.Role.NONE, 0);
    roles.put(Colour.Role.BACKGROUND, 0xFF0D1117);
    roles.put(Colour.Role.SURFACE, 0xFF1C2129);
    roles.put(Colour.Role.FOREGROUND, 0xFFD7DEE6);
    roles.put(Colour.Role.MUTED, 0xFF8B949E);
    roles.put(Colour.Role.GRID, 0xFF262C35);
    roles.put(Colour.Role.ACCENT, 0xFF58A6FF);
    roles.put(Colour.Role.CHANGED, 0xFFFF7EC8);
    roles.put(Colour.Role.CURSOR, 0xFFB1BAC4);
    return roles;
  }
}
