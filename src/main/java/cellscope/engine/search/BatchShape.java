package cellscope.engine.search;

/**
 * The shape of a full batch; smaller ones have fewer images.
 *
 * @param images in a full batch
 * @param height rows of an image
 * @param width columns of an image
 * @param channels channels of an image
 */
public record BatchShape(int images, int height, int width, int channels) {}
