/** What is known of the epoch that is looked at: genotype, size, diagnostics, config, log. */
package cellscope.ui.inspector;
