/**
 * The config of a search: records checked as they are made, reading, writing, and problems with a
 * place and a remedy.
 */
package cellscope.config;
