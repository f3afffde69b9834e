package edgetempo.fran;

import edgetempo.scenario.fran.FranScenario;
import java.util.Arrays;

/** Pre-processing, offloading, cloud rule, allocation and evaluation of an instance, in this order. Not thread-safe. */
public final class FranPipeline {
    private final boolean preprocessing;
    private final FranOffloader offloader;
    private final FranAllocator allocator;
    private final Preprocessing algorithm1 = new Preprocessing();

    /**
     * Creates a pipeline.
     *
     * @param preprocessing whether cached results are delivered first
     */
    public FranPipeline(boolean preprocessing, FranOffloader offloader, FranAllocator allocator) {
        this.preprocessing = preprocessing;
        this.offloader = offloader;
        this.allocator = allocator;
    }

    /** Creates a pipeline with the pre-processing of a scenario. */
    public FranPipeline(FranScenario scenario, FranOffloader offloader, FranAllocator allocator) {
        this(scenario.cache().preprocessing(), offloader, allocator);
    }

    /** Decides an instance. */
    public FranDecision decide(FranInstance instance) {
        FranDecision decision = new FranDecision(instance.users);
        if (preprocessing) {
            algorithm1.deliver(instance, decision);
        }
        offloader.offload(instance, decision);
        allocate(instance, decision, allocator);
        return decision;
    }

    /** Decides an instance and scores the decision. */
    public FranOutcome solve(FranInstance instance) {
        return FranEvaluator.evaluate(instance, decide(instance));
    }

    /**
     * Completes an offloading: applies the cloud rule and allocates every access point's processor.
     *
     * @param decision nodes are set; modified
     */
    public static void allocate(FranInstance instance, FranDecision decision, FranAllocator allocator) {
        CloudRule.apply(instance, decision);
        Arrays.fill(decision.processorHz, 0);
        int[] sharing = new int[instance.users];
        for (int m = 0; m < instance.faps; m++) {
            int count = decision.sharing(m, sharing);
            if (count > 0) {
                allocator.allocate(instance, m, sharing, count, decision);
            }
        }
    }

    /**
     * Reward of phase 1: sum over users of the utility with the whole processor of the user's node (eq. 19).
     *
     * @param decision nodes are set; not modified
     */
    public static double phase1Reward(FranInstance instance, FranDecision decision) {
        double sum = 0;
        for (int n = 0; n < instance.users; n++) {
            int node = decision.node[n];
            if (node != FranDecision.NONE) {
                sum += FranUtility.earned(instance, n, node,
                        FranUtility.timeS(instance, n, node, instance.processorHz[node]));
            }
        }
        return sum;
    }
}
