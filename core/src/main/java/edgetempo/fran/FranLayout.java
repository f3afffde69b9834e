package edgetempo.fran;

/**
 * Where everything stands, metres.
 *
 * @param nodeX [nodes] east, access points first
 * @param nodeY [nodes] north
 * @param userX [users] east
 * @param userY [users] north
 */
public record FranLayout(double[] nodeX, double[] nodeY, double[] userX, double[] userY) {
    /** Distance of a user from a node, m. */
    public double distanceM(int node, int user) {
        return Math.hypot(nodeX[node] - userX[user], nodeY[node] - userY[user]);
    }
}
