package cellscope.engine.kernel;

/**
 * The CPU's kernels that go by the place of a number: max pooling, every second row and column,
 * ranges of channels. Each slice of the batch by itself; inner loops run over the channels of one
 * position.
 */
final class CpuPlaces {
  private final SliceTeam team;
  private final boolean[][] met; // by slice, by channel

  CpuPlaces(SliceTeam team) {
    this.team = team;
    met = new boolean[team.slices()][];
  }

  void maxPool(CpuBuffer x, CpuBuffer y, Pooling shape) {
    team.run(
        slice ->
            eachWindow(
                x,
                y,
                slice,
                shape,
                (xAt, yAt, first) -> {
                  int end = yAt + y.channels();
                  if (first) {
                    VectorPlaces.copy(x.bytes(), xAt, y.bytes(), yAt, end);
                  } else {
                    VectorPlaces.raise(x.bytes(), xAt, y.bytes(), yAt, end);
                  }
                }));
  }

  void maxPoolBackward(CpuBuffer x, CpuBuffer y, CpuBuffer gy, CpuBuffer gx, Pooling shape) {
    int channels = x.channels();
    team.run(
        slice -> {
          if (met[slice] == null || met[slice].length != channels) {
            met[slice] = new boolean[channels];
          }
          VectorLoops.fill(gx.bytes(), 0, gx.from(slice), gx.to(slice));
          eachWindow(
              x,
              y,
              slice,
              shape,
              (xAt, yAt, first) ->
                  VectorPlaces.giveToLargest(
                      x.bytes(), gx.bytes(), xAt, y.bytes(), gy.bytes(), yAt, met[slice], first));
        });
  }

  /** Told that a position of x lies in the window of a position of y. */
  @FunctionalInterface
  private interface Tap {
    /**
     * @param first whether it is the window's first
     */
    void at(int xAt, int yAt, boolean first);
  }

  private static void eachWindow(CpuBuffer x, CpuBuffer y, int slice, Pooling shape, Tap tap) {
    int channels = x.channels();
    int height = x.size(1);
    int width = x.size(2);
    int yAt = y.from(slice);
    int images = x.images(slice);
    for (int n = 0; n < images; n++) {
      int image = x.from(slice) + n * height * width * channels;
      for (int i = 0; i < y.size(1); i++) {
        int top = i * shape.stride() - shape.padding();
        for (int j = 0; j < y.size(2); j++, yAt += channels) {
          int left = j * shape.stride() - shape.padding();
          boolean first = true;
          for (int row = Math.max(0, top); row < Math.min(height, top + shape.kernel()); row++) {
            int right = Math.min(width, left + shape.kernel());
            for (int column = Math.max(0, left); column < right; column++) {
              tap.at(image + (row * width + column) * channels, yAt, first);
              first = false;
            }
          }
        }
      }
    }
  }

  void subsample(CpuBuffer x, int offset, CpuBuffer y) {
    team.run(
        slice -> {
          if (x.size(1) % 2 + x.size(2) % 2 > 0 && offset == 1) {
            VectorLoops.fill(y.bytes(), 0, y.from(slice), y.to(slice));
          }
          eachPair(
              x,
              offset,
              y,
              slice,
              (xAt, yAt) -> VectorPlaces.copy(x.bytes(), xAt, y.bytes(), yAt, yAt + y.channels()));
        });
  }

  void subsampleBackward(CpuBuffer gy, int offset, CpuBuffer gx) {
    team.run(
        slice -> {
          VectorLoops.fill(gx.bytes(), 0, gx.from(slice), gx.to(slice));
          eachPair(
              gx,
              offset,
              gy,
              slice,
              (xAt, yAt) ->
                  VectorPlaces.copy(gy.bytes(), yAt, gx.bytes(), xAt, xAt + gx.channels()));
        });
  }

  @FunctionalInterface
  private interface Pair {
    void at(int largeAt, int smallAt);
  }

  private static void eachPair(CpuBuffer large, int offset, CpuBuffer small, int slice, Pair pair) {
    int channels = large.channels();
    int height = large.size(1);
    int width = large.size(2);
    for (int n = 0; n < large.images(slice); n++) {
      int from = large.from(slice) + n * height * width * channels;
      int to = small.from(slice) + n * small.size(1) * small.size(2) * channels;
      for (int row = offset; row < height; row += 2) {
        for (int column = offset; column < width; column += 2) {
          pair.at(
              from + (row * width + column) * channels,
              to + (row / 2 * small.size(2) + column / 2) * channels);
        }
      }
    }
  }

  void copyChannels(CpuBuffer from, int fromChannel, CpuBuffer to, int toChannel, int count) {
    team.run(
        slice -> {
          int target = to.from(slice) + toChannel;
          int end = from.to(slice);
          for (int i = from.from(slice); i < end; i += from.channels(), target += to.channels()) {
            VectorPlaces.copy(from.bytes(), i + fromChannel, to.bytes(), target, target + count);
          }
        });
  }
}
