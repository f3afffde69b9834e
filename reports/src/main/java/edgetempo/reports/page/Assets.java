package edgetempo.reports.page;

/**
 * Resources embedded in every page.
 *
 * @param css     style sheet
 * @param library drawing library
 * @param script  script that makes charts of data
 * @param credit  name and version of the library
 */
record Assets(String css, String library, String script, String credit) {}
