package cellscope.export;

import cellscope.config.RunKind;
import cellscope.model.genotype.Genotype;
import cellscope.model.run.RunColumns;
import java.util.Optional;

/**
 * Something that a run can be written as. Each stands once in {@link Exporters}; the command line's
 * formats, the window's menus and the documentation's table are made of that list.
 */
public sealed interface Exporter permits RunExporter, ModelExporter {
  /** The name on the command line. */
  String id();

  /** The name in a menu. */
  String label();

  /** What is in the file, in a few words, as a list of formats has it. */
  String help();

  /** What a file's name ends with, without the dot. */
  String extension();

  /** What the suggested name of a file ends with, before the extension. */
  String suffix();

  /**
   * Whether a run can be written so.
   *
   * @param genotype of the epoch in question; empty if there is none yet
   */
  boolean accepts(RunKind kind, Optional<Genotype> genotype);

  /** Whether what a run measures is enough for it. */
  default boolean suits(RunColumns measured) {
    return true;
  }
}
