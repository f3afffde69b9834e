package edgetempo.benchmarks.fitness;

import edgetempo.mec.SlotProblem;
import edgetempo.scenario.mec.Scenario;
import java.util.Arrays;

/**
 * Fitness of one contiguous individual in efficient plain Java: one pass, no unpredictable branch (irrelevant terms are added to an unused
 * element), two divisions per user. The peers evaluate with it. Not thread-safe.
 */
public final class PlainFitness {
    private final int users;
    private final int servers;
    private final double[] constant;
    private final int[] band;
    private final int[] processor;
    private final double[] uplink;
    private final double[] execute;
    private final double[] bandGenes;
    private final double[] bandCost;
    private final double[] processorGenes;
    private final double[] processorCost;

    /**
     * Prepares a slot.
     *
     * @param scenario semantics. Not modified.
     * @param problem  the slot. Not modified.
     * @throws IllegalArgumentException if its fading is drawn for every evaluation, or its shares are rounded
     */
    public PlainFitness(Scenario scenario, SlotProblem problem) {
        SlotCosts costs = new SlotCosts(scenario, problem);
        users = costs.users;
        servers = costs.servers;
        uplink = costs.uplink;
        execute = costs.execute;
        constant = new double[(servers + 1) * users];
        band = new int[constant.length];
        processor = new int[constant.length];
        for (int target = 0; target <= servers; target++) {
            for (int i = 0; i < users; i++) {
                int choice = target * users + i;
                constant[choice] = costs.constant[target][i];
                band[choice] = target == 0 ? servers : costs.cell[i];
                processor[choice] = costs.hit[target][i] == 0 ? servers : target - 1;
            }
        }
        bandGenes = new double[servers + 1];
        bandCost = new double[servers + 1];
        processorGenes = new double[servers + 1];
        processorCost = new double[servers + 1];
    }

    /**
     * Evaluates.
     *
     * @param genes offload genes in [0, M + 1), of which the integer part counts, then bandwidth and frequency genes above 0.
     *              Not modified.
     * @param from  where the individual begins
     */
    public double evaluate(double[] genes, int from) {
        Arrays.fill(bandGenes, 0);
        Arrays.fill(bandCost, 0);
        Arrays.fill(processorGenes, 0);
        Arrays.fill(processorCost, 0);
        int bandwidth = from + users;
        int frequency = bandwidth + users;
        double fitness = 0;
        for (int i = 0; i < users; i++) {
            int choice = (int) genes[from + i] * users + i;
            double b = genes[bandwidth + i];
            double f = genes[frequency + i];
            fitness += constant[choice];
            bandGenes[band[choice]] += b;
            bandCost[band[choice]] += uplink[i] / b;
            processorGenes[processor[choice]] += f;
            processorCost[processor[choice]] += execute[i] / f;
        }
        for (int m = 0; m < servers; m++) {
            fitness -= bandGenes[m] * bandCost[m] + processorGenes[m] * processorCost[m];
        }
        return fitness;
    }
}
