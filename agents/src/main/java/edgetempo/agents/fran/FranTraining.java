package edgetempo.agents.fran;

import edgetempo.fran.CloudRule;
import edgetempo.fran.FranDecision;
import edgetempo.fran.FranEvaluator;
import edgetempo.fran.FranInstance;
import edgetempo.fran.FranSampler;
import edgetempo.fran.Phase2Env;
import edgetempo.fran.Preprocessing;
import edgetempo.scenario.fran.FranScenario;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.BooleanSupplier;
import org.tensorflow.proto.ConfigProto;

/**
 * Both phases of learning, one after the other: the central agent that offloads, then, on what it decides for the training
 * instance (number 0 of the seed), the agents of all access points side by side.
 */
public final class FranTraining {
    private final FranScenario scenario;
    private final long seed;
    private final int threads;
    private final ConfigProto config;

    /**
     * A training run.
     *
     * @param threads access points that train at a time, at least 1; results do not depend on it
     * @param config  of sessions
     */
    public FranTraining(FranScenario scenario, long seed, int threads, ConfigProto config) {
        this.scenario = scenario;
        this.seed = seed;
        this.threads = threads;
        this.config = config;
    }

    /** The instance that phase 2 and all figures are about. */
    public FranInstance instance() {
        return new FranSampler(scenario).sample(seed, 0);
    }

    /** Trains until the end, or the request to stop, which what is learned so far survives. */
    public FranLearned run(FranListener listener, BooleanSupplier stop) {
        Phase1Learned offloading;
        try (Phase1Trainer trainer = new Phase1Trainer(scenario, seed, config)) {
            while (trainer.epochs() < scenario.phase1().epochs() && !stop.getAsBoolean()) {
                listener.offloading(trainer.next());
            }
            offloading = trainer.learned();
        }
        listener.offloaded(offloading);
        FranInstance instance = instance();
        FranDecision decision = new FranDecision(instance.users);
        if (scenario.cache().preprocessing()) {
            new Preprocessing().deliver(instance, decision);
        }
        offloading.policy(scenario).offload(instance, decision);
        CloudRule.apply(instance, decision);
        List<Phase2Learned> allocation = allocate(instance, decision, stop);
        Phase2Env env = new Phase2Env(scenario);
        for (Phase2Learned learned : allocation) {
            env.reset(instance, decision, learned.fap());
            env.apply(learned.deal(), decision);
            listener.allocated(learned);
        }
        return new FranLearned(!stop.getAsBoolean(), instance, decision, FranEvaluator.evaluate(instance, decision),
                offloading, allocation);
    }

    private List<Phase2Learned> allocate(FranInstance instance, FranDecision decision, BooleanSupplier stop) {
        try (ExecutorService pool = Executors.newFixedThreadPool(Math.min(threads, instance.faps))) {
            List<Future<Phase2Learned>> running = new ArrayList<>();
            for (int m = 0; m < instance.faps; m++) {
                Phase2Trainer trainer = new Phase2Trainer(scenario, instance, decision, m, seed, config);
                running.add(pool.submit(() -> trainer.train(decision, stop)));
            }
            List<Phase2Learned> all = new ArrayList<>();
            for (Future<Phase2Learned> one : running) {
                all.add(one.get());
            }
            return all;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while access points trained", e);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(e.getCause());
        }
    }
}
