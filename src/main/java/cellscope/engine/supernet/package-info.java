/** The networks of the search spaces: supernets and stand-alone networks from the same layers. */
package cellscope.engine.supernet;
