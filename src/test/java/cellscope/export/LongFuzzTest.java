package cellscope.export;

import static org.assertj.core.api.Assertions.assertThat;

import cellscope.Fuzz;
import cellscope.config.ConfigReader;
import cellscope.config.ConfigSchema;
import cellscope.config.ConfigWriter;
import cellscope.config.RunConfig;
import cellscope.config.SearchConfig;
import cellscope.config.TrainConfig;
import cellscope.model.InputProblem;
import cellscope.model.genotype.Genotype;
import cellscope.model.space.benchmark201.NasBench201Format;
import cellscope.model.space.catalogue.PublishedCells;
import cellscope.model.space.nasnet.AutoDlFormat;
import cellscope.model.space.nasnet.DartsFormat;
import cellscope.model.space.nasnet.NasNetGenotypes;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Function;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.io.TempDir;

/** Long campaigns against every format that a user may hand in; see {@link Fuzz}. */
@Tag("fuzz")
class LongFuzzTest {
  private static Fuzz.Try genotype(
      Function<Genotype, String> write, Function<String, Genotype> read) {
    return seed ->
        GenotypeFuzzTest.check(new Random(seed), write.apply(NasNetGenotypes.of(seed)), read);
  }

  @Test
  void nasBench201(TestReporter reporter) {
    String resnet = NasBench201Format.format(PublishedCells.byName("resnet").orElseThrow());
    Fuzz.campaign(reporter, genotype(any -> resnet, NasBench201Format::parse));
  }

  @Test
  void darts(TestReporter reporter) {
    Fuzz.campaign(reporter, genotype(DartsFormat::format, DartsFormat::parse));
  }

  @Test
  void autoDl(TestReporter reporter) {
    Fuzz.campaign(
        reporter,
        genotype(g -> AutoDlFormat.format(g).replace("0)", "0, 0.125)"), AutoDlFormat::parse));
  }

  @Test
  void genotypeJson(TestReporter reporter) {
    Fuzz.campaign(
        reporter, genotype(GenotypeJson::write, text -> GenotypeJson.read(text, "a.json")));
  }

  @Test
  void whicheverFormatItLooksLike(TestReporter reporter) {
    Fuzz.campaign(
        reporter, genotype(DartsFormat::format, text -> GenotypeTexts.read(text, "genotype")));
  }

  @Test
  void checkpointsOfTheOriginalCode(TestReporter reporter) {
    Fuzz.campaign(reporter, SearchCheckpointTest::mutatedPickleIsRead);
  }

  @Test
  void configs(TestReporter reporter) {
    String search = ConfigWriter.toJson(SearchConfig.defaults());
    String training = ConfigWriter.toJson(TrainConfig.defaults());
    Fuzz.campaign(
        reporter,
        seed -> {
          Random random = new Random(seed);
          boolean first = random.nextBoolean();
          String bad = GenotypeFuzzTest.mutate(first ? search : training, random);
          try {
            ConfigSchema<? extends RunConfig> schema =
                first ? ConfigSchema.SEARCH : ConfigSchema.TRAIN;
            ConfigReader.parse(schema, bad, "a.json");
          } catch (InputProblem problem) {
            assertThat(problem.getMessage()).contains("a.json").doesNotContain("\u0000");
          }
        });
  }

  /** Half of the tries change the file, half an array within a whole one. */
  @Test
  void numpyArchives(TestReporter reporter, @TempDir Path folder) throws IOException {
    byte[] whole = zip(npz().arrays());
    byte[] array = entry(whole);
    Path bad = folder.resolve("bad.npz");
    Fuzz.campaign(
        reporter,
        seed -> {
          Random random = new Random(seed);
          boolean inside = random.nextBoolean();
          Files.write(
              bad, inside ? stored(Fuzz.mutate(array, random)) : Fuzz.mutate(whole, random));
          try {
            NumpyArchive.read(bad);
          } catch (InputProblem problem) {
            assertThat(problem.getMessage()).contains("bad.npz").doesNotContain("\n");
          }
        });
  }

  private static NumpyArchive npz() {
    NumpyArchive.Array array =
        new NumpyArchive.Array(List.of(2, 3), new double[] {1, 2, 3, 4, 5, 6}, true);
    return new NumpyArchive(Map.of("a", array), Map.of());
  }

  private static byte[] zip(Map<String, NumpyArchive.Array> arrays) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    new NumpyArchive(arrays, Map.of()).write(out);
    return out.toByteArray();
  }

  private static byte[] entry(byte[] zip) throws IOException {
    try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(zip))) {
      in.getNextEntry();
      return in.readAllBytes();
    }
  }

  private static byte[] stored(byte[] array) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(out)) {
      zip.putNextEntry(new ZipEntry("a.npy"));
      zip.write(array);
    }
    return out.toByteArray();
  }
}
