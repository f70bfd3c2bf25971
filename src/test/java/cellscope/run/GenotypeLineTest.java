package cellscope.run;

import static org.assertj.core.api.Assertions.assertThat;

import cellscope.model.genotype.Genotype;
import cellscope.model.space.benchmark201.NasBench201Format;
import cellscope.model.space.nasnet.NasNetGenotypes;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GenotypeLineTest {
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6})
  void aNasNetGenotypeIsReadBackWithItsOutputs(long seed) throws JsonProcessingException {
    Genotype genotype = NasNetGenotypes.of(seed);

    assertThat(readBack(EventLines.genotype(3, genotype))).isEqualTo(genotype);
  }

  @Test
  void aBenchmarkCellIsReadBackAndItsLineHoldsNoOutputs() throws JsonProcessingException {
    Genotype genotype =
        NasBench201Format.parse(
            "|none~0|+|none~0|nor_conv_3x3~1|+|skip_connect~0|none~1|avg_pool_3x3~2|");
    String line = EventLines.genotype(0, genotype);

    assertThat(line).doesNotContain("outputs");
    assertThat(readBack(line)).isEqualTo(genotype);
  }

  private static Genotype readBack(String line) throws JsonProcessingException {
    return LineEvents.genotype(new ObjectMapper().readTree(line));
  }
}
