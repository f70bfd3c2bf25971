/** What all views share: themes, the loader of FXML, the hand-over to the interface's thread. */
package cellscope.ui.common;
