package cellscope.engine.data;

/**
 * A data set that lies where searches look for it.
 *
 * @param name the config's data.dataset
 * @param path its folder; "built in" for the sample
 * @param layout how it lies there, for people
 * @param trainImages training images; 0 with a problem
 * @param testImages test images; 0 with a problem
 * @param note what else is to be said of the images; empty for nothing
 * @param problem what is wrong with its files, one line; empty if nothing
 */
public record FoundDataSet(
    String name,
    String path,
    String layout,
    int trainImages,
    int testImages,
    String note,
    String problem) {}
