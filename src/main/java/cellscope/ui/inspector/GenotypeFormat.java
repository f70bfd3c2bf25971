package cellscope.ui.inspector;

import cellscope.export.GenotypeJson;
import cellscope.model.genotype.Genotype;
import cellscope.model.space.AutoDlFormat;
import cellscope.model.space.DartsFormat;
import cellscope.model.space.NasBench201Format;
import cellscope.model.space.NasNetCells;
import cellscope.ui.common.Texts;
import java.util.List;
import java.util.function.Function;

/**
 * A form in which a genotype is copied or saved.
 *
 * @param name as a menu shows it
 * @param suffix of the suggested file's name
 * @param ending of the file
 * @param text writes a genotype
 */
record GenotypeFormat(String name, String suffix, String ending, Function<Genotype, String> text) {
  /** All forms of a genotype's space, the usual one first. */
  static List<GenotypeFormat> of(Genotype genotype) {
    GenotypeFormat json =
        new GenotypeFormat(Texts.of("format.json"), "-genotype", "json", GenotypeJson::write);
    return NasNetCells.holds(genotype)
        ? List.of(
            new GenotypeFormat(Texts.of("format.darts"), "-genotype", "txt", DartsFormat::format),
            new GenotypeFormat(
                Texts.of("format.autoDl"), "-genotype-autodl", "txt", AutoDlFormat::format),
            json)
        : List.of(
            new GenotypeFormat(
                Texts.of("format.nasBench"), "-genotype", "txt", NasBench201Format::format),
            json);
  }
}
