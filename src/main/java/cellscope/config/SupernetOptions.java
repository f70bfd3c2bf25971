package cellscope.config;

/** The options of an algorithm that trains a supernet. */
public interface SupernetOptions extends SearchOptions {
  /** SGD on the supernet's weights. */
  WeightConfig weights();
}
