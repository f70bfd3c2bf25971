package cellscope.model.benchmark;

/**
 * What the table tells of one architecture on one data set. Accuracies in percent.
 *
 * @param number the architecture, see {@link ArchitectureNumber}
 * @param testAfter200 of the 200-epoch schedule: the truth that an architecture is judged by
 * @param validationAfter12 of the 12-epoch schedule: what a search may ask for
 * @param testAfter12 of the 12-epoch schedule
 * @param parameters in millions
 * @param flops multiply-adds for one image of CIFAR-10, in millions
 */
public record TableEntry(
    int number,
    BenchmarkDataSet dataSet,
    double testAfter200,
    double validationAfter12,
    double testAfter12,
    double parameters,
    double flops) {}
