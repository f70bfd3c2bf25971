/** What a search space is: the facts, rules, forms and networks that differ between spaces. */
package cellscope.model.space;
