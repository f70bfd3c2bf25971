package cellscope.picture;

import cellscope.model.genotype.Operation;

/**
 * What a colour means; a {@link Palette} says what it looks like. So one picture serves the light
 * and the dark theme.
 */
public sealed interface Colour {
  /** The colour in a palette, as 0xAARRGGBB, not premultiplied. */
  int argb(Palette palette);

  /** The same colour, more transparent: its own opacity times {@code opacity}, 0..1. */
  default Colour faded(double opacity) {
    return new Faded(this, opacity);
  }

  /** Fixed roles. */
  enum Role implements Colour {
    /** Nothing is drawn. */
    NONE,
    /** What a picture lies on. */
    BACKGROUND,
    /** The inside of a node or a panel. */
    SURFACE,
    FOREGROUND,
    /** Secondary text and lines. */
    MUTED,
    GRID,
    /** Selection and focus. */
    ACCENT,
    /** What changed since the epoch before. */
    CHANGED,
    /** The epoch that is looked at. */
    CURSOR;

    @Override
    public int argb(Palette palette) {
      return palette.role(this);
    }
  }

  /** The fixed colour of an operation. */
  record OfOperation(Operation operation) implements Colour {
    @Override
    public int argb(Palette palette) {
      return palette.operation(operation);
    }
  }

  /** The colour of a curve, counted from 0; after the last one the palette begins anew. */
  record Series(int index) implements Colour {
    @Override
    public int argb(Palette palette) {
      return palette.series(index);
    }
  }

  /** A place on the perceptual scale, 0..1; the same in both themes. */
  record Scale(double value) implements Colour {
    @Override
    public int argb(Palette palette) {
      return Viridis.argb(value);
    }
  }

  /**
   * Text or a mark on a field of that place of the scale: black or white, whichever has more
   * contrast.
   */
  record OnScale(double value) implements Colour {
    @Override
    public int argb(Palette palette) {
      return Contrast.moreLegible(Viridis.argb(value));
    }
  }

  /** A colour with less opacity. */
  record Faded(Colour colour, double opacity) implements Colour {
    @Override
    public int argb(Palette palette) {
      int argb = colour.argb(palette);
      long alpha = Math.round((argb >>> 24) * Math.max(0, Math.min(1, opacity)));
      return (int) alpha << 24 | argb & 0xFFFFFF;
    }
  }
}
