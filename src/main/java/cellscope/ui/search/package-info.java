/** The form that starts a search. */
package cellscope.ui.search;
