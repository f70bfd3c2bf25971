package cellscope.engine.kernel.cpu;

import cellscope.engine.kernel.Pooling;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The CPU's kernels that go by the place of a number: max pooling, every second row and column,
 * ranges of channels. Each slice of the batch by itself.
 */
final class CpuPlaces {
  private final SliceTeam team;
  private final List<Map<MaxKey, MaxPoolingLoops>> maxPoolings = new ArrayList<>();

  private record MaxKey(int height, int width, int channels, Pooling shape) {}

  CpuPlaces(SliceTeam team) {
    this.team = team;
    for (int s = 0; s < team.slices(); s++) {
      maxPoolings.add(new HashMap<>());
    }
  }

  private MaxPoolingLoops maxPooling(int slice, CpuBuffer x, Pooling shape) {
    return maxPoolings
        .get(slice)
        .computeIfAbsent(
            new MaxKey(x.size(1), x.size(2), x.channels(), shape),
            k -> new MaxPoolingLoops(k.height(), k.width(), k.channels(), k.shape()));
  }

  void maxPool(CpuBuffer x, CpuBuffer y, Pooling shape) {
    team.run(
        slice ->
            maxPooling(slice, x, shape)
                .forward(x.bytes(), x.from(slice), y.bytes(), y.from(slice), x.images(slice)));
  }

  void maxPoolBackward(CpuBuffer x, CpuBuffer y, CpuBuffer gy, CpuBuffer gx, Pooling shape) {
    team.run(
        slice ->
            maxPooling(slice, x, shape)
                .backward(
                    x.bytes(),
                    x.from(slice),
                    y.bytes(),
                    gy.bytes(),
                    y.from(slice),
                    gx.bytes(),
                    x.images(slice)));
  }

  void subsample(CpuBuffer x, int offset, CpuBuffer y) {
    team.run(
        slice -> {
          if (x.size(1) % 2 + x.size(2) % 2 > 0 && offset == 1) {
            VectorLoops.fill(y.bytes(), 0, y.from(slice), y.to(slice));
          }
          eachSecond(x, offset, y, slice, true);
        });
  }

  void subsampleBackward(CpuBuffer gy, int offset, CpuBuffer gx) {
    team.run(
        slice -> {
          VectorLoops.fill(gx.bytes(), 0, gx.from(slice), gx.to(slice));
          eachSecond(gx, offset, gy, slice, false);
        });
  }

  /** Copies between the small tensor and every second row and column of the large one. */
  private static void eachSecond(
      CpuBuffer large, int offset, CpuBuffer small, int slice, boolean fromLarge) {
    int channels = large.channels();
    int height = large.size(1);
    int width = large.size(2);
    int count = (width + 1 - offset) / 2;
    for (int n = 0; n < large.images(slice); n++) {
      int ofLarge = large.from(slice) + n * height * width * channels;
      int ofSmall = small.from(slice) + n * small.size(1) * small.size(2) * channels;
      for (int row = offset; row < height; row += 2) {
        int largeAt = ofLarge + (row * width + offset) * channels;
        int smallAt = ofSmall + row / 2 * small.size(2) * channels;
        if (fromLarge) {
          VectorPlaces.copy(
              large.bytes(),
              largeAt,
              2 * channels,
              small.bytes(),
              smallAt,
              channels,
              channels,
              count);
        } else {
          VectorPlaces.copy(
              small.bytes(),
              smallAt,
              channels,
              large.bytes(),
              largeAt,
              2 * channels,
              channels,
              count);
        }
      }
    }
  }

  void copyChannels(CpuBuffer from, int fromChannel, CpuBuffer to, int toChannel, int count) {
    team.run(
        slice -> {
          int positions = (from.to(slice) - from.from(slice)) / from.channels();
          VectorPlaces.copy(
              from.bytes(),
              from.from(slice) + fromChannel,
              from.channels(),
              to.bytes(),
              to.from(slice) + toChannel,
              to.channels(),
              count,
              positions);
        });
  }
}
