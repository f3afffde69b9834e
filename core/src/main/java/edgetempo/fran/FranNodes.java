package edgetempo.fran;

/**
 * What access points and cooperative nodes can do.
 *
 * @param faps        number M of access points, which come first
 * @param processorHz [nodes] whole processor, cycles/s
 * @param capacity    [nodes] users that a node serves at most: C_m of an access point, 1 of a cooperative node
 * @param cloudHz     processor of the cloud for each task, cycles/s
 * @param cloudDelayS time T_c from an access point to the cloud and back, s
 */
public record FranNodes(int faps, double[] processorHz, int[] capacity, double cloudHz, double cloudDelayS) {}
