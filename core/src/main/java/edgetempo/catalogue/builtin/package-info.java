/** EdgeTempo's own providers. A new solver, policy or operator of this module is listed in one of these groups. */
package edgetempo.catalogue.builtin;
