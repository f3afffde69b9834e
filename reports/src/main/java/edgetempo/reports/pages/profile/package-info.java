/** The index page of a profile. */
package edgetempo.reports.pages.profile;
