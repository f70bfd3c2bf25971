package cellscope.run;

import cellscope.config.RaceConfig;
import cellscope.config.SearchConfig.ExecutionConfig;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What is raced and how it stands: race.json.
 *
 * @param id the directory's name when it was made
 * @param name what the race is called
 * @param config the config as raced, every field
 * @param versions of CellScope, Java and the operating system
 * @param facts what the race is judged by, as the worker tells it; empty until it has begun
 * @param created when the directory was made
 * @param updated when the record was last written
 * @param state as stored
 * @param cause why the race failed; empty in any other state
 * @param failures why a contestant ended alone, in one line, by its label
 * @param attempt 0 before the first start, one more with each start or resume
 * @param worker the process that wrote last, or null before the first start
 */
public record RaceRecord(
    String id,
    String name,
    RaceConfig config,
    Map<String, String> versions,
    Map<String, String> facts,
    Instant created,
    Instant updated,
    RunState state,
    String cause,
    Map<String, String> failures,
    int attempt,
    ProcessIdentity worker)
    implements WorkRecord {
  public RaceRecord {
    versions = Collections.unmodifiableMap(new LinkedHashMap<>(versions));
    facts = Collections.unmodifiableMap(new LinkedHashMap<>(facts));
    failures = Collections.unmodifiableMap(new LinkedHashMap<>(failures));
  }

  /** The record of a race that was just made. */
  static RaceRecord queued(
      String id, String name, RaceConfig config, Map<String, String> versions, Instant now) {
    return new RaceRecord(
        id, name, config, versions, Map.of(), now, now, RunState.QUEUED, "", Map.of(), 0, null);
  }

  @Override
  public String noun() {
    return "race";
  }

  @Override
  public ExecutionConfig execution() {
    return config.execution();
  }

  RaceRecord attemptedBy(ProcessIdentity process, Map<String, String> failed, Instant now) {
    return new RaceRecord(
        id,
        name,
        config,
        versions,
        facts,
        created,
        now,
        RunState.RUNNING,
        "",
        failed,
        attempt + 1,
        process);
  }

  RaceRecord withFacts(Map<String, String> newFacts, Instant now) {
    return new RaceRecord(
        id, name, config, versions, newFacts, created, now, state, cause, failures, attempt,
        worker);
  }

  RaceRecord withFailures(Map<String, String> failed, Instant now) {
    return new RaceRecord(
        id, name, config, versions, facts, created, now, state, cause, failed, attempt, worker);
  }

  RaceRecord with(RunState newState, String newCause, Instant now) {
    return new RaceRecord(
        id, name, config, versions, facts, created, now, newState, newCause, failures, attempt,
        worker);
  }
}
