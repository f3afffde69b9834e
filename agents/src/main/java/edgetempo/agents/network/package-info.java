/**
 * Form of networks: widths, functions and trainable arrays of their layers, and their description as text. Graphs and pure-Java
 * policies are built from it; nothing here computes, and TensorFlow does not come in.
 */
package edgetempo.agents.network;
