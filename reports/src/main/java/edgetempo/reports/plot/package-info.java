/**
 * Plots as PNG files, drawn without a display. One look for all of them; the numbers come from outside.
 */
package edgetempo.reports.plot;
