package edgetempo.benchmarks.peer;

import edgetempo.benchmarks.fitness.PlainFitness;
import edgetempo.benchmarks.workload.Workload;
import edgetempo.scenario.mec.GaSettings;
import edgetempo.scenario.mec.Scenario;

/** The slot as every peer sees it: bounds of 3N real genes, the evaluation, and the settings of the search. */
final class PeerProblem {
    /** Shares are divided by: redrawn genes stay clear of zero. */
    private static final double MIN_SHARE_GENE = 1e-9;

    private final GaSettings settings;
    private final int users;
    private final int servers;
    private final PlainFitness fitness;
    private long evaluations;

    PeerProblem(Workload workload) {
        Scenario scenario = workload.scenario();
        settings = scenario.ga();
        users = scenario.network().users();
        servers = scenario.network().servers();
        fitness = new PlainFitness(scenario, workload.problem());
    }

    int genes() {
        return 3 * users;
    }

    int users() {
        return users;
    }

    int population() {
        return settings.population();
    }

    int generations() {
        return settings.generations();
    }

    double crossoverProbability() {
        return settings.crossoverProbability();
    }

    double mutationProbability() {
        return settings.mutationProbability();
    }

    /** Smallest value of a gene. */
    double lower(int gene) {
        return gene < users ? 0 : MIN_SHARE_GENE;
    }

    /** Largest value of a gene; the whole part of an offload gene is at most M. */
    double upper(int gene) {
        return gene < users ? Math.nextDown(servers + 1.0) : 1;
    }

    /** A value of a gene from a uniform number in [0, 1). */
    double value(int gene, double uniform) {
        return lower(gene) + uniform * (upper(gene) - lower(gene));
    }

    /**
     * Fitness, to be maximised.
     *
     * @param genes [genes] within bounds. Not modified.
     */
    double evaluate(double[] genes) {
        evaluations++;
        return fitness.evaluate(genes, 0);
    }

    long evaluations() {
        return evaluations;
    }
}
