/**
 * Learning agents. At this level: the values that the packages below exchange. Nothing here touches TensorFlow, an
 * environment or a file.
 */
package edgetempo.agents;
