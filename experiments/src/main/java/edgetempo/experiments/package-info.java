/**
 * The use cases of EdgeTempo as a library, one package each below this one. Consoles and stop requests are passed in; results are returned
 * as records. Nothing here depends on a command line, prints, or ends the virtual machine.
 */
package edgetempo.experiments;
