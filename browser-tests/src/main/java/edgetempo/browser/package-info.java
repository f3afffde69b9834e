/**
 * Nothing but tests, of pages in a real browser. They have a module of their own, so that the launcher, which builds the
 * others, does not fetch the browser's driver.
 */
package edgetempo.browser;
