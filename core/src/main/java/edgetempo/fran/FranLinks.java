package edgetempo.fran;

/**
 * Links between users and nodes, each array [nodes × users], node by node.
 *
 * @param reachable 1 where the node is within its radius and, a cooperative one, willing; else 0: the matrix P
 * @param distanceM distance, m
 * @param transmitS D/R: time to send the task, s
 * @param transmitJ p·D/R: energy to send the task, J
 */
public record FranLinks(double[] reachable, double[] distanceM, double[] transmitS, double[] transmitJ) {}
