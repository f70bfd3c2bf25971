package cellscope.export;

import cellscope.model.benchmark.BenchmarkPlace;
import cellscope.model.benchmark.BenchmarkTable;
import cellscope.picture.Palette;
import java.util.function.Supplier;

/**
 * What may be chosen of an export; an exporter passes over what it has no use for.
 *
 * @param epoch whose genotype is written or drawn; a table holds every epoch
 * @param scale pixels of an image for a pixel of a picture, 1 to 4
 * @param palette a picture's colours
 * @param table the benchmark table for what is written by one; throws a problem that tells the
 *     remedy where none is named
 */
public record ExportOptions(
    EpochChoice epoch, double scale, Palette palette, Supplier<BenchmarkTable> table) {
  /** An epoch in the usual form: pictures in light colours, twice as fine as a screen. */
  public static ExportOptions of(EpochChoice epoch, Supplier<BenchmarkTable> table) {
    return new ExportOptions(epoch, 2, Palette.LIGHT, table);
  }

  /** The same, with the benchmark table that the environment names. */
  public static ExportOptions of(EpochChoice epoch) {
    return of(epoch, () -> BenchmarkPlace.open(System.getenv()));
  }
}
