package cellscope.engine.data;

/** The batches on which candidates are measured. */
public interface SelectionBatches {
  /** How many there are; at least 1. */
  int count();

  /** One of them, from 0 to below {@link #count()}. */
  Batch batch(int index);
}
