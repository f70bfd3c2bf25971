package cellscope.engine;

/**
 * What a run computes on; kept in run.json.
 *
 * @param device "cpu" or "gpu"
 * @param deviceReason a plain sentence: what was chosen and why
 * @param kernels which kernels, their library versions and instruction set
 * @param threads computing threads
 * @param slices slices of a batch
 * @param dataset the data set's name
 * @param datasetPath where it was found; "built in" for the sample
 * @param datasetFingerprint SHA-256 over all its images and labels, hexadecimal
 * @param weightImages images of the weight half; of a training, all that train
 * @param archImages images of the architecture half; 0 of a training
 * @param heldOutImages held-out images
 * @param split a plain sentence on how the images were divided
 * @param imageChannels of an image as the network gets it
 * @param imageHeight of the same, pixels
 * @param imageWidth of the same, pixels
 * @param classes of the data set
 */
public record EngineFacts(
    String device,
    String deviceReason,
    String kernels,
    int threads,
    int slices,
    String dataset,
    String datasetPath,
    String datasetFingerprint,
    int weightImages,
    int archImages,
    int heldOutImages,
    String split,
    int imageChannels,
    int imageHeight,
    int imageWidth,
    int classes) {}
