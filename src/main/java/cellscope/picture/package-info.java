/**
 * Plain drawing records and the palette that gives their colour roles a colour. The same records
 * are drawn on screen and written to files. Uses the JDK alone; lengths are pixels, x to the right
 * and y downwards.
 */
package cellscope.picture;
