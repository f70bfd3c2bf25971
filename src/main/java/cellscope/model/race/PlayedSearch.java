package cellscope.model.race;

import java.util.List;

/**
 * A search that was played to its end.
 *
 * @param answers every one that it had on its way, in order; the last one is its answer
 */
public record PlayedSearch(List<Answer> answers, SearchEnd end) {
  public PlayedSearch {
    answers = List.copyOf(answers);
  }
}
