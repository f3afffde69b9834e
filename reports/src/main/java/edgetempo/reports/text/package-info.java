/** Tables and documents as text: CSV, Markdown, LaTeX, and aligned columns for a terminal. What they hold is decided elsewhere. */
package edgetempo.reports.text;
