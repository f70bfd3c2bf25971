/** The NAS-Bench-201 space: its cells, formats and networks. */
package cellscope.model.space.benchmark201;
