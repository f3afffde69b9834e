/**
 * Event files that TensorBoard opens. Only protocol buffers, which are plain Java: writing events needs no native
 * library.
 */
package edgetempo.agents.events;
