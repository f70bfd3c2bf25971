package cellscope.engine.kernel;

/**
 * Forward and backward of everything that the networks are made of. Outputs are preallocated by the
 * caller and no kernel allocates memory that grows with the batch after its first call with a
 * shape. "Positions" are all (image, row, column) triples of [batch, height, width, channels]. All
 * buffers of a call have this instance's precision. Results do not depend on the number of threads.
 * Not thread safe: one caller at a time. Wrong shapes throw {@link IllegalArgumentException}.
 */
public interface Kernels extends AutoCloseable {
  /** Most tensors that {@link #combine}, {@link #sums} and {@link #gather} take in one call. */
  int MOST_TENSORS = 3;

  Precision precision();

  /** One line for run.json and the window: library, version, instruction set. */
  String description();

  /** A zero-filled buffer. */
  Buffer allocate(int... shape);

  /**
   * The first images of a buffer as a buffer of its own on the same memory, for a last batch that
   * is not full. Cheap, but not free: keep it. May hold fewer images than there are slices.
   */
  Buffer prefix(Buffer whole, int batch);

  /**
   * y = x convolved with w (cross-correlation, as the field has it), plus bias by output channel
   * unless null.
   */
  void convolve(Buffer x, Buffer w, Buffer biasOrNull, Buffer y, Convolution shape);

  /** gx = gradient of a convolution by its input; overwrites. */
  void convolveBackwardInput(Buffer gy, Buffer w, Buffer gx, Convolution shape);

  /** gw = gradient of a convolution by its weights; overwrites. */
  void convolveBackwardWeights(Buffer x, Buffer gy, Buffer gw, Convolution shape);

  /** y = mean of each window, padding not counted. */
  void averagePool(Buffer x, Buffer y, Pooling shape);

  /** gx = gradient of {@link #averagePool} by its input; overwrites. */
  void averagePoolBackward(Buffer gy, Buffer gx, Pooling shape);

  /** y = largest of each window. */
  void maxPool(Buffer x, Buffer y, Pooling shape);

  /**
   * gx = gradient of {@link #maxPool} by its input; overwrites. Of equally large values the first
   * of a window, row by row, gets the gradient.
   *
   * @param x input of the forward pass
   * @param y its output
   */
  void maxPoolBackward(Buffer x, Buffer y, Buffer gy, Buffer gx, Pooling shape);

  /**
   * y[i, j] = x[2i + offset, 2j + offset], zero where that lies outside: every second row and
   * column, as a 1x1 convolution of stride 2 reads them.
   *
   * @param offset 0 or 1
   * @param y half as high and wide as x, rounded up
   */
  void subsample(Buffer x, int offset, Buffer y);

  /** gx = gradient of {@link #subsample} by its input: zero in between; overwrites. */
  void subsampleBackward(Buffer gy, int offset, Buffer gx);

  /**
   * Copies a range of channels of every position, [batch, height, width, channels], into another
   * tensor's.
   */
  void copyChannels(Buffer from, int fromChannel, Buffer to, int toChannel, int count);

  /** Mean and biased variance of z by channel, free of cancellation; z may have any mean. */
  void statistics(Buffer z, BatchStatistics statistics);

  /**
   * One pass over up to three tensors: out = sum of scale_i[c] * tensor_i + shift_i[c], and relu =
   * max(0, out). A null scale stands for 1, a null shift for 0.
   *
   * @param count how many tensors; 0 fills with zero
   * @param tensors [positions, channels] each
   * @param scales by tensor, by channel; entries may be null
   * @param shifts by tensor, by channel; entries may be null
   * @param outOrNull gets the sum; null if only the ReLU is wanted
   * @param reluOrNull gets max(0, sum); null if not wanted
   */
  void combine(
      int count,
      Buffer[] tensors,
      double[][] scales,
      double[][] shifts,
      Buffer outOrNull,
      Buffer reluOrNull);

  /**
   * One pass over a gradient and up to three tensors: sums of G and of G * (tensor_i - centre_i[c])
   * by channel.
   *
   * @param g the gradient
   * @param count how many tensors; 0 sums G alone
   * @param tensors shaped as g
   * @param centres by tensor, by channel (a BN's mean); a null entry stands for 0
   * @param sums result
   */
  void sums(Buffer g, int count, Buffer[] tensors, double[][] centres, ChannelSums sums);

  /**
   * out = a[c] * g + b[c] * z + k[c]: the gradient of BN by its input, among others. out may be g.
   */
  void affineOfTwo(Buffer g, Buffer z, double[] a, double[] b, double[] k, Buffer out);

  /**
   * One pass that joins the gradients which reach a tensor: out = sum of plain + (relu &gt; 0 ? sum
   * of throughRelu : 0).
   *
   * @param plainCount how many gradients reach the tensor itself
   * @param plain gradients by the tensor
   * @param reluCount how many reach its ReLU
   * @param throughRelu gradients by the tensor's ReLU
   * @param reluOrNull the ReLU of the tensor; needed if reluCount is above 0
   * @param out overwritten; may be one of the inputs
   */
  void gather(
      int plainCount,
      Buffer[] plain,
      int reluCount,
      Buffer[] throughRelu,
      Buffer reluOrNull,
      Buffer out);

  /**
   * y = factor of the image * x.
   *
   * @param factors by image
   * @param y may be x
   */
  void scaleImages(Buffer x, double[] factors, Buffer y);

  /** y [batch, channels] = mean over positions of each image. */
  void averagePositions(Buffer x, Buffer y);

  /** gx = gradient of {@link #averagePositions}: gy / positions at every position; overwrites. */
  void averagePositionsBackward(Buffer gy, Buffer gx);

  /** y [batch, out] = x [batch, in] times w [out, in] transposed, plus bias [out]. */
  void linear(Buffer x, Buffer w, Buffer bias, Buffer y);

  /** Gradients of {@link #linear}; all overwritten. */
  void linearBackward(Buffer x, Buffer w, Buffer gy, Buffer gx, Buffer gw, Buffer gbias);

  /** Mean cross entropy of softmax(logits), in nats, without label smoothing; see the other. */
  default double crossEntropy(Buffer logits, int[] labels, Buffer gradientOrNull) {
    return crossEntropy(logits, labels, 0, gradientOrNull);
  }

  /**
   * Mean cross entropy of softmax(logits), in nats.
   *
   * @param logits [batch, classes]
   * @param labels class of each row; as many as rows
   * @param smoothing share of each label that is spread evenly over all classes (Szegedy et al.,
   *     2016), 0 to 1
   * @param gradientOrNull gets the gradient of the mean by the logits
   * @return the mean loss; see {@link #correct} for the hits
   */
  double crossEntropy(Buffer logits, int[] labels, double smoothing, Buffer gradientOrNull);

  /** How many rows have their largest logit (the first of equal ones) at the label. */
  int correct(Buffer logits, int[] labels);

  /** Sum of squares, in double precision, joined in a fixed order. */
  double sumOfSquares(Buffer x);

  /**
   * SGD with momentum as PyTorch has it: d = clip * g + decay * w; m = momentum * m + d; w -= rate
   * * (nesterov ? d + momentum * m : m). A zero m makes the first step PyTorch's.
   *
   * @param gOrNull gradient; null for a weight that got none but keeps moving
   */
  void sgd(
      Buffer w,
      Buffer gOrNull,
      Buffer m,
      double clip,
      double rate,
      double momentum,
      boolean nesterov,
      double decay);

  /** Fills with one value. */
  void fill(Buffer x, double value);

  /** Waits until everything asked for has been done (a GPU works behind the caller). */
  void finish();

  /** Frees all buffers; none may be used afterwards. */
  @Override
  void close();
}
