package cellscope.engine.algorithm.trial;

import static cellscope.model.benchmark.BenchmarkDataSet.CIFAR_10;
import static cellscope.model.benchmark.BenchmarkDataSet.CIFAR_100;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cellscope.engine.algorithm.trial.TableScorer.Price;
import cellscope.model.InputProblem;
import cellscope.model.benchmark.ArchitectureNumber;
import cellscope.model.benchmark.BenchmarkTable;
import cellscope.model.benchmark.TableFiles;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TableScorerTest {
  private static final int NUMBER = 8_080;
  private static final int[] ARCHITECTURE = ArchitectureNumber.operations(NUMBER);

  @TempDir static Path folder;

  private static BenchmarkTable table;

  @BeforeAll
  static void readTable() throws IOException {
    table =
        BenchmarkTable.read(
            TableFiles.write(
                folder.resolve("t.csv"), TableFiles.lines("c10_seconds_12", "c10_valid_4")));
  }

  @Test
  void aQuestionInFullIsAnsweredByTheTwelfthEpoch() {
    Answer answer = scorer(Price.OF_THE_ANSWER).score(new Question(ARCHITECTURE, 12));
    double accuracy = table.validationAfter12(CIFAR_10, NUMBER);
    assertThat(answer).isEqualTo(new Answer(accuracy, 12, table.seconds(CIFAR_10, 12)[NUMBER]));
  }

  @Test
  void aShorterTrainingIsAnsweredByItsOwnColumn() {
    for (Price price : Price.values()) {
      Answer answer = scorer(price).score(new Question(ARCHITECTURE, 4));
      assertThat(answer.validationAccuracy())
          .isEqualTo(table.validationsAfter(CIFAR_10, 4)[NUMBER]);
      assertThat(answer.epochs()).isEqualTo(4);
      assertThat(answer.seconds()).isEqualTo(table.seconds(CIFAR_10, 12)[NUMBER] * (4 / 12.0));
    }
  }

  @Test
  void anAnswerFromALongerTrainingHasThePriceThatWasChosen() {
    Question question = new Question(ARCHITECTURE, 1);
    Answer ofAnswer = scorer(Price.OF_THE_ANSWER).score(question);
    Answer ofQuestion = scorer(Price.OF_THE_QUESTION).score(question);
    double accuracy = table.validationsAfter(CIFAR_10, 4)[NUMBER];
    assertThat(ofAnswer.validationAccuracy()).isEqualTo(accuracy);
    assertThat(ofQuestion.validationAccuracy()).isEqualTo(accuracy);
    assertThat(ofAnswer.epochs()).isEqualTo(4);
    assertThat(ofQuestion.epochs()).isEqualTo(1);
    assertThat(ofQuestion.seconds()).isEqualTo(ofAnswer.seconds() / 4);
  }

  @Test
  void aTableWithoutSecondsTellsNone() {
    TableScorer other = new TableScorer(table, CIFAR_100, Price.OF_THE_ANSWER);
    assertThat(scorer(Price.OF_THE_ANSWER).tellsSeconds()).isTrue();
    assertThat(other.tellsSeconds()).isFalse();
    assertThat(other.score(new Question(ARCHITECTURE, 12)).seconds()).isNaN();
  }

  @Test
  void aQuestionBeyondTheTableIsAProblemOfTheInput() {
    assertThatThrownBy(() -> scorer(Price.OF_THE_ANSWER).score(new Question(ARCHITECTURE, 200)))
        .isInstanceOf(InputProblem.class)
        .hasMessageContaining("no validation accuracy after 200 epochs on cifar10")
        .hasMessageContaining("ask for at most 12 epochs");
  }

  private static TableScorer scorer(Price price) {
    return new TableScorer(table, CIFAR_10, price);
  }
}
