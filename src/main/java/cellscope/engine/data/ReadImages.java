package cellscope.engine.data;

/**
 * What a reader found in a folder.
 *
 * @param pool the images
 * @param trainNote which training images these are, for the split's sentence: "training images (2
 *     of 5 data_batch files)"
 * @param heldOutNote which the others are: "test images"
 */
record ReadImages(ImagePool pool, String trainNote, String heldOutNote) {}
