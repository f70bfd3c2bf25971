package cellscope.engine.data;

/**
 * How many images a folder has.
 *
 * @param trainImages training images
 * @param testImages the others
 * @param note what else is to be said, empty for nothing
 */
record Survey(int trainImages, int testImages, String note) {
  /** Picture files that are tried. */
  private static final int TRIED = 200;

  /** Tries files evenly spread over all of them. */
  static Survey of(FilePool pool) {
    int tried = Math.min(TRIED, pool.size());
    int broken = 0;
    String first = "";
    for (int i = 0; i < tried; i++) {
      int image = (int) ((long) i * pool.size() / tried);
      String problem = pool.problem(image);
      if (!problem.isEmpty() && broken++ == 0) {
        first = problem;
      }
    }
    String note =
        broken == 0
            ? ""
            : broken + " of " + tried + " pictures tried are broken, the first: " + first;
    return new Survey(pool.trainImages(), pool.size() - pool.trainImages(), note);
  }
}
