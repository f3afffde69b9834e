package edgetempo.ga;

import edgetempo.mec.CachePlan;
import edgetempo.mec.Decision;
import edgetempo.mec.ShareDecoder;
import edgetempo.mec.SlotProblem;
import edgetempo.scenario.mec.GaVariant;
import edgetempo.scenario.mec.Scenario;
import edgetempo.solver.ClosedFormShares;

/** Turns the genes of the returned individual into a decision, in double precision. Not thread-safe. */
public interface GeneDecoder {
    /**
     * Decodes.
     *
     * @param problem  the slot. Not modified.
     * @param genes    [genes]. Not modified.
     * @param decision receives offload targets, shares and, for the joint variant, the plan. Modified.
     */
    void decode(SlotProblem problem, double[] genes, Decision decision);

    /** The decoder of a chromosome. */
    static GeneDecoder of(Scenario scenario, Chromosome chromosome) {
        return chromosome.variant() == GaVariant.MEMETIC
                ? new ClosedForm(scenario, chromosome)
                : new ShareGenes(scenario, chromosome);
    }

    /** Reads the cache genes of one individual of a gene-major population. */
    static void readPlan(double[] genes, int stride, int individual, Chromosome chromosome, CachePlan plan) {
        int gene = chromosome.cacheStart();
        for (int m = 0; m < chromosome.servers(); m++) {
            for (int s = 0; s < chromosome.services(); s++) {
                plan.set(m, s, genes[gene++ * stride + individual] != 0);
            }
        }
    }

    /** Shares, and the plan if it evolves, are genes. */
    final class ShareGenes implements GeneDecoder {
        private final Chromosome chromosome;
        private final ShareDecoder shares;

        private ShareGenes(Scenario scenario, Chromosome chromosome) {
            this.chromosome = chromosome;
            shares = new ShareDecoder(scenario.shares(), chromosome.servers());
        }

        @Override
        public void decode(SlotProblem problem, double[] genes, Decision decision) {
            int users = chromosome.users();
            double offset = chromosome.shareOffset();
            for (int i = 0; i < problem.users; i++) {
                decision.offload[i] = (int) genes[i];
                decision.bandwidthShare[i] = genes[users + i] + offset;
                decision.frequencyShare[i] = genes[2 * users + i] + offset;
            }
            if (chromosome.variant() == GaVariant.JOINT) {
                readPlan(genes, 1, 0, chromosome, decision.plan);
            }
            shares.decode(problem, decision);
        }
    }

    /** Offload genes only. */
    final class ClosedForm implements GeneDecoder {
        private final ClosedFormShares shares;

        private ClosedForm(Scenario scenario, Chromosome chromosome) {
            shares = new ClosedFormShares(scenario.shares(), chromosome.users(), chromosome.servers());
        }

        @Override
        public void decode(SlotProblem problem, double[] genes, Decision decision) {
            for (int i = 0; i < problem.users; i++) {
                decision.offload[i] = (int) genes[i];
            }
            shares.prepare(problem);
            shares.shares(problem, decision);
        }
    }
}
