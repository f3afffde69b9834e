package edgetempo.reports.page;

/**
 * What every page carries, ready to stand in its elements.
 *
 * @param css     style sheet
 * @param library what draws charts
 * @param script  what makes charts of data
 * @param credit  name and version of the library
 */
record Assets(String css, String library, String script, String credit) {}
