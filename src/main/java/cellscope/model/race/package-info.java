/** What searches of a race tell: what they answered on their way, and how they ended. */
package cellscope.model.race;
