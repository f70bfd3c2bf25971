package cellscope.run;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Lines that could not be read and were passed over: counted, and the first ones told. */
final class Damage {
  private static final int TOLD = 20;

  private final List<String> told = new ArrayList<>();
  private int count;

  void add(Path file, int line, String what) {
    count++;
    if (told.size() < TOLD) {
      told.add(file + ":" + line + ": line passed over, " + what);
    }
  }

  List<String> told() {
    return List.copyOf(told);
  }

  int count() {
    return count;
  }
}
