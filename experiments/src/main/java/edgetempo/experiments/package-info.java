/**
 * What a user does, as a library: each use case is a package below this one. Progress, requests to stop and words for people are handed in; results come
 * back as records. Nothing here knows a command line, prints, or ends the virtual machine.
 */
package edgetempo.experiments;
