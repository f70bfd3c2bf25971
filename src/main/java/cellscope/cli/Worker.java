package cellscope.cli;

import cellscope.engine.EngineFacts;
import cellscope.engine.RunEngine;
import cellscope.engine.RunEngines;
import cellscope.model.InputProblem;
import cellscope.model.run.Outcome;
import cellscope.model.run.StepGate;
import cellscope.run.RunControl;
import cellscope.run.RunDirectory;
import cellscope.run.RunRecord;
import cellscope.run.RunWriter;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.RecordComponent;
import java.util.LinkedHashMap;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The process that searches or trains: joins the engine to a run directory. Whatever happens is
 * told there; stack traces go to the log alone.
 */
final class Worker {
  private static final Logger LOG = LoggerFactory.getLogger(Worker.class);

  private final RunDirectory run;
  private final boolean resume;
  private final Map<String, String> environment;

  /**
   * @param resume whether to go on from the newest checkpoint
   * @param environment where data folders are named
   */
  Worker(RunDirectory run, boolean resume, Map<String, String> environment) {
    this.run = run;
    this.resume = resume;
    this.environment = environment;
  }

  /** Works until the end, a stop or a failure; gives the exit code. */
  int run() {
    StopSignal signal = StopSignal.install();
    try (RunWriter writer = resume ? RunWriter.resume(run) : RunWriter.start(run)) {
      RunControl control = writer.control();
      signal.onStop(control::requestStop);
      return search(writer, control);
    } catch (InputProblem e) {
      LOG.error(e.getMessage());
      return ExitCode.BAD_INPUT;
    } catch (IOException e) {
      LOG.error("the run directory can't be written", e);
      return ExitCode.FAILED;
    } finally {
      signal.ended();
    }
  }

  private int search(RunWriter writer, RunControl control) throws IOException {
    return WorkerFailures.guard(
        run.path(),
        writer::failed,
        () -> {
          try (RunEngine engine = open(writer.record())) {
            writer.running(facts(engine.facts()), Version.all()).forEach(LOG::warn);
            LOG.info("computing on {}", engine.facts());
            return end(writer, run(engine, writer, control));
          }
        });
  }

  private RunEngine open(RunRecord record) {
    return RunEngines.open(record.config(), environment, ScorerRuns.beside(run));
  }

  private static Outcome run(RunEngine engine, RunWriter writer, RunControl control)
      throws IOException, InterruptedException {
    try (InputStream checkpoint = writer.checkpoint().orElse(null)) {
      return engine.run(checkpoint, writer, new Gate(control));
    }
  }

  /** The run directory's commands, as the engine asks for them. */
  private record Gate(RunControl control) implements StepGate {
    @Override
    public Verdict beforeStep() throws InterruptedException {
      return Verdict.valueOf(control.next().name());
    }

    @Override
    public boolean givesUpStep() {
      return control.givesUpStep();
    }
  }

  private static int end(RunWriter writer, Outcome outcome) throws IOException {
    switch (outcome) {
      case FINISHED -> writer.finished();
      case STOPPED -> writer.stopped();
    }
    LOG.info("the run is {}", writer.record().state().label());
    return outcome == Outcome.FINISHED ? ExitCode.OK : ExitCode.STOPPED;
  }

  /** The engine's facts by name, for run.json. */
  static Map<String, String> facts(EngineFacts facts) {
    Map<String, String> byName = new LinkedHashMap<>();
    for (RecordComponent component : EngineFacts.class.getRecordComponents()) {
      try {
        byName.put(component.getName(), String.valueOf(component.getAccessor().invoke(facts)));
      } catch (ReflectiveOperationException e) {
        throw new IllegalStateException("the record is public", e);
      }
    }
    return byName;
  }
}
