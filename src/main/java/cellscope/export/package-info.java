/** What leaves CellScope as files for other programs: genotypes, tables and pictures. */
package cellscope.export;
