/**
 * The numeric kernels: one interface in the project's own terms, its checks, and what a provider of
 * kernels has to be. No numeric library is known here; each implementation has a package below.
 */
package cellscope.engine.kernel;
