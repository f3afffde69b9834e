package edgetempo.fran;

/**
 * The task of each user and the cost of local computing.
 *
 * @param cycles     [users] B, cycles
 * @param bits       [users] D, bit
 * @param timeWeight [users] ρᵗ in [0, 1]; the weight of energy is 1 − ρᵗ
 * @param localS     [users] T_l = B/f_l, s
 * @param localJ     [users] E_l = z·B, J
 */
public record FranTasks(double[] cycles, double[] bits, double[] timeWeight, double[] localS, double[] localJ) {}
