package cellscope.picture.curve;

/**
 * A value that curves are held against, drawn as a line across the plot.
 *
 * @param label stands at the line's end
 */
public record CurveLevel(double y, String label) {}
