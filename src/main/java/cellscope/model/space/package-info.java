/** What is searched: spaces, their rules, formats and networks. */
package cellscope.model.space;
