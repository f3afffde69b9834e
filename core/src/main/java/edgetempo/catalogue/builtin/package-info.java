/** EdgeTempo's own providers. A new solver, policy or operator of this module has its line in one of these groups. */
package edgetempo.catalogue.builtin;
