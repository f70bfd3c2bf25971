/** How files come to the disk whole. */
package cellscope.model.file;
