/**
 * The command line: one picocli command per class. Commands read options, check them before any work starts and delegate to the libraries;
 * nothing is computed here. This module alone knows all others.
 */
package edgetempo.cli;
