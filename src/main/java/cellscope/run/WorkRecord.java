package cellscope.run;

import cellscope.config.SearchConfig.ExecutionConfig;
import java.time.Instant;
import java.util.Map;

/** The record of what a worker process carries out: of a run or a race. */
public interface WorkRecord {
  /** The directory's name when it was made. */
  String id();

  /** What it is called. */
  String name();

  /** What it is, as a sentence has it. */
  String noun();

  /** As stored; see {@link #state(boolean)} for how it really stands. */
  RunState state();

  /** Why it failed; empty in any other state. */
  String cause();

  /** 0 before the first start, one more with each start or resume. */
  int attempt();

  /** The process that wrote last, or null before the first start. */
  ProcessIdentity worker();

  /** When the directory was made. */
  Instant created();

  /** When the record was last written. */
  Instant updated();

  /** Of CellScope, Java, the operating system and the libraries. */
  Map<String, String> versions();

  /** What it runs on, texts by name. */
  Map<String, String> facts();

  /** How its worker computes. */
  ExecutionConfig execution();

  /** How it stands, given whether the process that wrote this still holds it. */
  default RunState state(boolean held) {
    return state().live() && !held ? RunState.INTERRUPTED : state();
  }
}
