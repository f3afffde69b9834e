/**
 * Building blocks of TensorFlow graphs: variables, layers, networks of layers, Adam, target updates, feeds. They only add operations to a
 * graph or fill its feeds; the owner of the session runs them. What a network is used for does not belong here.
 *
 * <p>Reading a variable is explicit ({@link edgetempo.agents.graph.Parameters#read}) and layers are functions of the
 * values read, so that a graph can use one network before and after it was updated in the same run.
 */
package edgetempo.agents.graph;
