/** What a pane is: a view that suits some runs, observes the look and asks for changes of it. */
package cellscope.ui.pane;
