package cellscope.picture.cell;

/**
 * The line of one operation of an edge.
 *
 * @param track where it runs
 * @param operation column of the operation; -1 for a line that only says that there is an edge
 * @param width in pixels
 * @param opacity 0..1
 * @param strong whether the operation stands out
 */
record Strand(Track track, int operation, double width, double opacity, boolean strong) {}
