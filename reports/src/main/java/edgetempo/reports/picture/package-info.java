/** Charts as PNG and SVG files. What they show is decided elsewhere; here they are only drawn. */
package edgetempo.reports.picture;
