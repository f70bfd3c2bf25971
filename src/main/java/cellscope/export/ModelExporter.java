package cellscope.export;

import cellscope.config.RunKind;
import cellscope.model.genotype.Genotype;
import java.util.Optional;

/**
 * What is made of a training's checkpoint. That takes the engine, so the command line writes it;
 * whoever has no engine asks the command line.
 */
public enum ModelExporter implements Exporter {
  /** The arrays of {@link NumpyArchive}. */
  WEIGHTS("npz", "Trained weights", "a training's weights, which numpy.load reads", "npz"),
  /** The network as a graph. */
  GRAPH("dl4j", "deeplearning4j network", "a training's network for deeplearning4j", "zip");

  private final String id;
  private final String label;
  private final String help;
  private final String extension;

  ModelExporter(String id, String label, String help, String extension) {
    this.id = id;
    this.label = label;
    this.help = help;
    this.extension = extension;
  }

  @Override
  public String id() {
    return id;
  }

  @Override
  public String label() {
    return label;
  }

  @Override
  public String help() {
    return help;
  }

  @Override
  public String extension() {
    return extension;
  }

  @Override
  public String suffix() {
    return "-network";
  }

  @Override
  public boolean accepts(RunKind kind, Optional<Genotype> genotype) {
    return kind.makesNetwork();
  }
}
