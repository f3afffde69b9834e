package edgetempo.agents.fran;

import edgetempo.agents.checkpoint.Checkpoint;
import edgetempo.agents.checkpoint.CheckpointParts;
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
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.BooleanSupplier;
import org.tensorflow.proto.ConfigProto;

/**
 * Both phases of learning, one after the other: the central agent that offloads, then, on its decision for the training instance (number 0
 * of the seed), the agents of all access points in parallel. Between two epochs its state can be saved; a {@linkplain #restore restored}
 * run continues bit for bit. Not thread-safe.
 */
public final class FranTraining implements AutoCloseable {
    private static final String PHASE = "phase";

    private final FranScenario scenario;
    private final long seed;
    private final int threads;
    private final ConfigProto config;
    private final FranInstance instance;
    /** While offloading is trained. */
    private Optional<Phase1Trainer> phase1 = Optional.empty();
    /** Once offloading is trained. */
    private Optional<Phase1Learned> offloading = Optional.empty();
    private FranDecision decision;
    private List<Phase2Trainer> phase2 = List.of();

    /**
     * Creates a training run before its first epoch.
     *
     * @param threads access points trained in parallel, at least 1; results do not depend on it
     * @param config  of sessions
     */
    public FranTraining(FranScenario scenario, long seed, int threads, ConfigProto config) {
        this.scenario = scenario;
        this.seed = seed;
        this.threads = threads;
        this.config = config;
        instance = new FranSampler(scenario).sample(seed, 0);
        decision = new FranDecision(instance.users);
    }

    /** The training instance, on which phase 2 and all results are based. */
    public FranInstance instance() {
        return instance;
    }

    /** What the offloading phase has learned so far; empty before its first epoch. */
    public Optional<Phase1Learned> offloading() {
        return offloading.isPresent() ? offloading : phase1.map(Phase1Trainer::learned);
    }

    /**
     * Trains until the end or a request to stop; results so far are returned. To be called once.
     *
     * @param restEvery epochs between two calls of {@link FranListener#resting}, at least 1; results do not depend on it
     */
    public FranLearned run(FranListener listener, int restEvery, BooleanSupplier stop) {
        Phase1Learned learned = offloading.isPresent() ? offloading.get() : offload(listener, restEvery, stop);
        listener.offloaded(learned);
        if (phase2.isEmpty()) {
            beginAllocation(learned);
        }
        if (offloading.isPresent()) {
            allocate(listener, restEvery, stop);
        }
        List<Phase2Learned> allocation = phase2.stream().map(Phase2Trainer::learned).toList();
        Phase2Env env = new Phase2Env(scenario);
        for (Phase2Learned one : allocation) {
            env.reset(instance, decision, one.fap());
            env.apply(one.deal(), decision);
            listener.allocated(one);
        }
        return new FranLearned(offloading.isPresent() && phase2.stream().allMatch(Phase2Trainer::finished), instance,
                decision, FranEvaluator.evaluate(instance, decision), learned, allocation);
    }

    private Phase1Learned offload(FranListener listener, int restEvery, BooleanSupplier stop) {
        int end = scenario.phase1().epochs();
        if (phase1.isEmpty()) {
            phase1 = Optional.of(new Phase1Trainer(scenario, seed, config));
        }
        Phase1Trainer trainer = phase1.get();
        int rested = trainer.epochs();
        while (trainer.epochs() < end && !stop.getAsBoolean()) {
            listener.offloading(trainer.next());
            if (trainer.epochs() % restEvery == 0) {
                listener.resting(this);
                rested = trainer.epochs();
            }
        }
        if (rested < trainer.epochs()) {
            listener.resting(this);
        }
        Phase1Learned learned = trainer.learned();
        if (trainer.epochs() == end) {
            offloading = Optional.of(learned);
        }
        return learned;
    }

    /** @throws IllegalArgumentException if the network is of another scenario */
    private void beginAllocation(Phase1Learned learned) {
        if (scenario.cache().preprocessing()) {
            new Preprocessing().deliver(instance, decision);
        }
        learned.policy(scenario).offload(instance, decision);
        CloudRule.apply(instance, decision);
        List<Phase2Trainer> trainers = new ArrayList<>();
        for (int m = 0; m < instance.faps; m++) {
            trainers.add(new Phase2Trainer(scenario, instance, decision, m, seed, config));
        }
        phase2 = trainers;
    }

    private void allocate(FranListener listener, int restEvery, BooleanSupplier stop) {
        try (ExecutorService pool = Executors.newFixedThreadPool(Math.min(threads, instance.faps))) {
            while (!phase2.stream().allMatch(Phase2Trainer::finished) && !stop.getAsBoolean()) {
                List<Future<?>> running = new ArrayList<>();
                for (Phase2Trainer trainer : phase2) {
                    running.add(pool.submit(() -> trainer.train(restEvery, stop)));
                }
                for (Future<?> one : running) {
                    one.get();
                }
                listener.resting(this);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while access points trained", e);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(e.getCause());
        }
    }

    /**
     * The state, for a listener to save while training {@linkplain FranListener#resting rests}.
     *
     * @param progress further state to be saved
     * @throws edgetempo.agents.DivergedException if a weight is not finite
     */
    public Checkpoint checkpoint(Map<String, String> progress) {
        CheckpointParts parts = new CheckpointParts(progress);
        boolean allocates = !phase2.isEmpty();
        parts.progress(PHASE, allocates ? 2 : 1);
        if (allocates) {
            offloading.orElseThrow().save(parts);
            phase2.forEach(trainer -> trainer.save(parts));
        } else {
            phase1.orElseThrow().save(parts);
        }
        return parts.whole();
    }

    /**
     * Restores a saved training run of the same scenario and seed. To be called before {@link #run}.
     *
     * @return epochs of the offloading phase that were played
     * @throws IllegalArgumentException if the checkpoint lacks something, or is of another scenario; another one may be tried then
     */
    public int restore(Checkpoint from) {
        forget();
        if (from.count(PHASE) == 2) {
            Phase1Learned learned = Phase1Learned.restored(from, Phase1Trainer.form(scenario));
            beginAllocation(learned);
            phase2.forEach(trainer -> trainer.restore(from));
            offloading = Optional.of(learned);
            return learned.epochs();
        }
        Phase1Trainer trainer = new Phase1Trainer(scenario, seed, config);
        phase1 = Optional.of(trainer);
        trainer.restore(from);
        return trainer.epochs();
    }

    private void forget() {
        close();
        phase1 = Optional.empty();
        offloading = Optional.empty();
        phase2 = List.of();
        decision = new FranDecision(instance.users);
    }

    @Override
    public void close() {
        phase1.ifPresent(Phase1Trainer::close);
        phase2.forEach(Phase2Trainer::close);
    }
}
