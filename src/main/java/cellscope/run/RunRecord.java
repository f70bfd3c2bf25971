package cellscope.run;

import cellscope.config.RunConfig;
import cellscope.config.SearchConfig;
import cellscope.config.SearchConfig.ExecutionConfig;
import cellscope.config.TrainConfig;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What ran and how it stands: run.json.
 *
 * @param id the directory's name when it was made
 * @param name what the run is called
 * @param config the config as run, every field
 * @param versions of CellScope, Java, the operating system and the libraries
 * @param facts what the search runs on, as the engine tells it; empty until it has begun
 * @param created when the directory was made
 * @param updated when the record was last written
 * @param state as stored; see {@link #state(boolean)} for how the run really stands
 * @param cause why it failed; empty in any other state
 * @param attempt 0 before the first start, one more with each start or resume
 * @param worker the process that wrote last, or null before the first start
 */
public record RunRecord(
    String id,
    String name,
    RunConfig config,
    Map<String, String> versions,
    Map<String, String> facts,
    Instant created,
    Instant updated,
    RunState state,
    String cause,
    int attempt,
    ProcessIdentity worker)
    implements WorkRecord {
  /** Version of run.json and of every line of the logs. */
  public static final int SCHEMA_VERSION = 1;

  public RunRecord {
    versions = Collections.unmodifiableMap(new LinkedHashMap<>(versions));
    facts = Collections.unmodifiableMap(new LinkedHashMap<>(facts));
  }

  /** The record of a run that was just made. */
  static RunRecord queued(
      String id, String name, RunConfig config, Map<String, String> versions, Instant now) {
    return new RunRecord(
        id, name, config, versions, Map.of(), now, now, RunState.QUEUED, "", 0, null);
  }

  @Override
  public String noun() {
    return config.kind().noun();
  }

  @Override
  public ExecutionConfig execution() {
    return config.execution();
  }

  /** The root of every random draw. */
  public long seed() {
    return config.seed();
  }

  /** The config of a search; empty for a training. */
  public Optional<SearchConfig> search() {
    return config instanceof SearchConfig search ? Optional.of(search) : Optional.empty();
  }

  /** The config of a training; empty for a search. */
  public Optional<TrainConfig> training() {
    return config instanceof TrainConfig training ? Optional.of(training) : Optional.empty();
  }

  RunRecord attemptedBy(ProcessIdentity process, Instant now) {
    return new RunRecord(
        id,
        name,
        config,
        versions,
        facts,
        created,
        now,
        RunState.RUNNING,
        "",
        attempt + 1,
        process);
  }

  RunRecord with(Map<String, String> newFacts, Map<String, String> moreVersions, Instant now) {
    Map<String, String> all = new LinkedHashMap<>(versions);
    all.putAll(moreVersions);
    return new RunRecord(
        id, name, config, all, newFacts, created, now, state, cause, attempt, worker);
  }

  RunRecord with(RunState newState, String newCause, Instant now) {
    return new RunRecord(
        id, name, config, versions, facts, created, now, newState, newCause, attempt, worker);
  }
}
