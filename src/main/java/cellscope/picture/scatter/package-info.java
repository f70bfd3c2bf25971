/** Points of two numbers each: how far one tells the other. */
package cellscope.picture.scatter;
