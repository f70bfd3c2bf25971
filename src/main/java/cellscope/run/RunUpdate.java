package cellscope.run;

import cellscope.model.run.RunEvent.RunStarted;
import java.util.List;
import java.util.Optional;

/**
 * What a look at a run gave: everything read so far, and what of it is new. Never changes, so it
 * may be handed to another thread.
 *
 * @param reset the logs were cut back or taken up again: forget what earlier updates told
 * @param changed whether anything differs from the update before
 * @param more whether more lies ready, so that the next look is worth taking at once
 * @param snapshot how the run stands
 * @param started what the run told at its start; empty before that
 * @param epochs every epoch read
 * @param steps every logged step read
 * @param newEpochs how many rows of {@code epochs}, from the end, are new
 * @param newSteps how many rows of {@code steps}, from the end, are new
 * @param timing what is known of the run's speed
 * @param warnings the first damaged lines that were passed over, as file:line and what is wrong
 * @param damagedLines how many lines were passed over in all
 */
public record RunUpdate(
    boolean reset,
    boolean changed,
    boolean more,
    RunSnapshot snapshot,
    Optional<RunStarted> started,
    EpochTable epochs,
    StepTable steps,
    int newEpochs,
    int newSteps,
    RunTiming timing,
    List<String> warnings,
    int damagedLines) {}
