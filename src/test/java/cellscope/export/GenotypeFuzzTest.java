package cellscope.export;

import static org.assertj.core.api.Assertions.assertThat;

import cellscope.model.InputProblem;
import cellscope.model.genotype.Genotype;
import cellscope.model.space.benchmark201.NasBench201Format;
import cellscope.model.space.catalogue.PublishedCells;
import cellscope.model.space.catalogue.Spaces;
import cellscope.model.space.nasnet.AutoDlFormat;
import cellscope.model.space.nasnet.DartsFormat;
import cellscope.model.space.nasnet.NasNetGenotypes;
import java.util.List;
import java.util.Random;
import java.util.function.BiFunction;
import java.util.function.Function;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;

/** Mutated genotypes are read or refused in one line; nothing else may happen. */
class GenotypeFuzzTest {
  private static final List<String> PIECES =
      List.of(
          "(",
          ")",
          "[",
          "]",
          "{",
          "}",
          ",",
          "'",
          "\"",
          "=",
          ":",
          "|",
          "~",
          "+",
          "-",
          ".",
          "#",
          "\\",
          "\n",
          "0",
          "5",
          "99999999999",
          "1e999",
          "None",
          "range(",
          "range(-5, 90)",
          "list(",
          "Genotype(",
          "normal",
          "reduce",
          "none",
          "skip_connect",
          "\u0000",
          "\u00e9",
          "\ud800");

  @Property(tries = 10_000, seed = "401", shrinking = ShrinkingMode.OFF)
  void nasBench201(@ForAll long seed) {
    Genotype resnet = PublishedCells.byName("resnet").orElseThrow();
    check(new Random(seed), NasBench201Format.format(resnet), NasBench201Format::parse);
  }

  @Property(tries = 10_000, seed = "402", shrinking = ShrinkingMode.OFF)
  void darts(@ForAll long seed) {
    check(new Random(seed), DartsFormat.format(NasNetGenotypes.of(seed)), DartsFormat::parse);
  }

  @Property(tries = 10_000, seed = "403", shrinking = ShrinkingMode.OFF)
  void autoDl(@ForAll long seed) {
    String weighed = AutoDlFormat.format(NasNetGenotypes.of(seed)).replace("0)", "0, 0.125)");
    check(new Random(seed), weighed, AutoDlFormat::parse);
  }

  @Property(tries = 10_000, seed = "404", shrinking = ShrinkingMode.OFF)
  void json(@ForAll long seed) {
    String text = GenotypeJson.write(NasNetGenotypes.of(seed));
    check(new Random(seed), text, t -> GenotypeJson.read(t, "a.json"));
  }

  @Property(tries = 10_000, seed = "405", shrinking = ShrinkingMode.OFF)
  void whicheverFormatItLooksLike(@ForAll long seed) {
    Genotype genotype = NasNetGenotypes.of(seed);
    List<String> texts =
        List.of(
            DartsFormat.format(genotype),
            AutoDlFormat.format(genotype),
            GenotypeJson.write(genotype),
            "GDAS_V1");
    BiFunction<String, String, Genotype> read = GenotypeTexts::read;
    Random random = new Random(seed);
    check(random, texts.get(random.nextInt(4)), t -> read.apply(t, "genotype"));
  }

  static void check(Random random, String text, Function<String, Genotype> parse) {
    String mutated = mutate(text, random);
    try {
      assertThat(Spaces.byName(parse.apply(mutated).space())).isPresent();
    } catch (InputProblem problem) {
      assertThat(problem.getMessage()).contains("; ").doesNotContain("\n", "\u0000");
    }
  }

  static String mutate(String text, Random random) {
    StringBuilder changed = new StringBuilder(text);
    for (int i = random.nextInt(4); i >= 0; i--) {
      int from = random.nextInt(changed.length() + 1);
      int to = Math.min(changed.length(), from + random.nextInt(12));
      switch (random.nextInt(5)) {
        case 0 -> changed.delete(from, to);
        case 1 -> changed.insert(from, changed.substring(from, to));
        case 2 -> changed.setLength(from);
        case 3 -> changed.insert(from, PIECES.get(random.nextInt(PIECES.size())));
        default -> changed.replace(from, to, PIECES.get(random.nextInt(PIECES.size())));
      }
    }
    return changed.toString();
  }
}
