package cellscope.export;

import cellscope.picture.Palette;

/**
 * What may be chosen of an export; an exporter passes over what it has no use for.
 *
 * @param epoch whose genotype is written or drawn; a table holds every epoch
 * @param scale pixels of an image for a pixel of a picture, 1 to 4
 * @param palette a picture's colours
 */
public record ExportOptions(EpochChoice epoch, double scale, Palette palette) {
  /** An epoch in the usual form: pictures in light colours, twice as fine as a screen. */
  public static ExportOptions of(EpochChoice epoch) {
    return new ExportOptions(epoch, 2, Palette.LIGHT);
  }
}
