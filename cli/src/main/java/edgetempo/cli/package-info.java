/**
 * The command line: one picocli command a class. Commands read options, check them before any work starts and hand over to the
 * libraries; nothing is computed here. This module alone knows all others.
 */
package edgetempo.cli;
