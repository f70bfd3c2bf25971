package cellscope.engine.algorithm.trial;

/**
 * A bracket of Hyperband (Li et al., JMLR 2018): how many configurations are tried at each of its
 * stages, and on which budget.
 *
 * @param levels the budget of each stage by its number, 0 for the smallest of the search
 * @param sizes how many configurations each stage has
 */
record Bracket(int[] levels, int[] sizes) {
  /** How many budgets a search has: as often as eta divides the largest down to the smallest. */
  static int levels(Bohb.Options options) {
    double ratio = (double) options.maxEpochs() / options.minEpochs();
    return (int) Math.floor(Math.log(ratio) / Math.log(options.eta()) + 1e-9) + 1;
  }

  /** The epochs of a budget, whole ones. */
  static int epochs(Bohb.Options options, int level) {
    double budget = options.maxEpochs() * Math.pow(options.eta(), level + 1 - levels(options));
    return (int) Math.floor(budget + 1e-9);
  }

  /** The bracket of that number: from the one with most stages to the one with one, over again. */
  static Bracket of(Bohb.Options options, int number) {
    int all = levels(options);
    int stages = all - number % all;
    double first = Math.floor((double) all / stages) * Math.pow(options.eta(), stages - 1);
    int[] levels = new int[stages];
    int[] sizes = new int[stages];
    for (int s = 0; s < stages; s++) {
      levels[s] = all - stages + s;
      sizes[s] = Math.max(1, (int) Math.floor(first / Math.pow(options.eta(), s) + 1e-9));
    }
    return new Bracket(levels, sizes);
  }

  int stages() {
    return levels.length;
  }
}
