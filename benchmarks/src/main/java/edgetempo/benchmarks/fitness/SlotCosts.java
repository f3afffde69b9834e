package edgetempo.benchmarks.fitness;

import edgetempo.mec.SlotProblem;
import edgetempo.scenario.mec.FrequencyContenders;
import edgetempo.scenario.mec.GaVariant;
import edgetempo.scenario.mec.Scenario;

/**
 * The normal form of a slot gathered into one constant per choice and two costs per user, for kernels that know {@code PER_SLOT} fading
 * only:
 *
 * <pre>
 * fitness = Σᵢ constant[oᵢ][i] − Σ_cells (Σ b)(Σ uplink[i]/b) − Σ_servers (Σ f)(Σ execute[i]/f)
 * </pre>
 *
 * The inner sums run over the offloading users of a cell and over the hits of a server: dividing by a share b/Σb is multiplying by
 * Σb, which factors out, so that one pass does.
 */
final class SlotCosts {
    final int users;
    final int servers;
    /** [M + 1][users] QoS of a choice, transmission and execution at the edge left out. */
    final double[][] constant;
    /** [M + 1][users] 1 if the choice is executed at the edge, on a processor that users share; 0 otherwise. */
    final double[][] hit;
    /** [users] (delayWeight + energyWeight)·transmitS. */
    final double[] uplink;
    /** [users] delayWeight·executeS. */
    final double[] execute;
    /** [users] cell. */
    final int[] cell;

    /**
     * Gathers the costs.
     *
     * @param scenario semantics. Not modified.
     * @param problem  the slot. Not modified.
     * @throws IllegalArgumentException if evaluating the scenario's slots takes more than the form above
     */
    SlotCosts(Scenario scenario, SlotProblem problem) {
        if (problem.redrawsFading || scenario.shares().decimals() >= 0
                || scenario.shares().frequencyContenders() != FrequencyContenders.HITS
                || scenario.ga().variant() != GaVariant.IMPROVED) {
            throw new IllegalArgumentException("this kernel evaluates the improved variant under PER_SLOT fading"
                    + " with unrounded shares among hits, not " + scenario.name());
        }
        users = problem.users;
        servers = problem.servers;
        constant = new double[servers + 1][users];
        hit = new double[servers + 1][users];
        uplink = new double[users];
        execute = new double[users];
        cell = problem.cell.clone();
        for (int i = 0; i < users; i++) {
            uplink[i] = (problem.delayWeight[i] + problem.energyWeight[i]) * problem.transmitS[i];
            execute[i] = problem.delayWeight[i] * problem.executeS[i];
            constant[0][i] = problem.localQos[i];
            for (int target = 1; target <= servers; target++) {
                boolean held = problem.hit(i, target);
                double delayS = (held ? 0 : problem.cloudS[i]) + (target - 1 == cell[i] ? 0 : problem.interServerS);
                constant[target][i] = problem.alpha + problem.beta - problem.delayWeight[i] * delayS;
                hit[target][i] = held ? 1 : 0;
            }
        }
    }
}
