/** Charts of a few measured points, beside each other. */
package cellscope.picture.chart;
