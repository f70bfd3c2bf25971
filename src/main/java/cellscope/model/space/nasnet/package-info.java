/** The NASNet space, with searched and with fixed reductions: its cells, formats and networks. */
package cellscope.model.space.nasnet;
