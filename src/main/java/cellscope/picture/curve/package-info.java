/**
 * Long curves: every point kept, smoothed, then reduced to the least and greatest value of each
 * pixel column.
 */
package cellscope.picture.curve;
