/** Data sets, augmentation and batches: plain Java arrays, no numeric library. */
package cellscope.engine.data;
