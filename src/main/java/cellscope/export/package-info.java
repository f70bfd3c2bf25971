/** What leaves CellScope as files for other programs: genotypes and tables. */
package cellscope.export;
