package edgetempo.agents.policy;

import edgetempo.agents.checkpoint.CheckpointException;
import edgetempo.agents.checkpoint.Safetensors;
import edgetempo.agents.checkpoint.TensorFile;
import edgetempo.agents.network.Network;
import edgetempo.caching.CachingPolicy;
import edgetempo.scenario.mec.Scenario;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * A trained actor as written by a training run: weights, and as metadata the form of the network ({@code network}), its memory ({@code
 * memory}: {@code episode} or {@code none}, the default) and its observation ({@code observation}, where known). An agent that also decides
 * the slots has a second actor, whose form is {@code smallNetwork}.
 *
 * @param file        where it was read
 * @param weights     of the actor that plans
 * @param slotWeights of the actor that decides the slots; empty if a slot solver does
 * @param recall      all weights of an agent that recalls, whose recurrent network {@code weights} then is
 * @param bounded     whether such an agent keeps plans within capacity
 * @param memory      state carried from one frame to the next
 * @param observation name of the scenario's {@code caching.observation} that it was trained with; empty if the file does not say
 */
public record PolicyFile(Path file, ActorWeights weights, Optional<ActorWeights> slotWeights,
        Optional<RecallWeights> recall, boolean bounded, PolicyMemory memory, Optional<String> observation) {
    /** Metadata key of the network's form. */
    public static final String NETWORK = "network";
    /** Metadata key of the form of the actor that decides the slots. */
    public static final String SLOT_NETWORK = "smallNetwork";
    /** Metadata key of the form of an agent that recalls. */
    public static final String RECALL = "recall";
    /** Metadata key of whether such an agent keeps plans within capacity. */
    public static final String BOUNDED = "withinCapacity";
    /** Metadata key of {@link PolicyMemory}. */
    public static final String MEMORY = "memory";
    /** Metadata key of the kind of observation. */
    public static final String OBSERVATION = "observation";

    /** Creates a policy that leaves the slots to a solver. */
    public PolicyFile(Path file, ActorWeights weights, PolicyMemory memory, Optional<String> observation) {
        this(file, weights, Optional.empty(), Optional.empty(), true, memory, observation);
    }

    /**
     * The policy for a scenario: a {@link TwinPolicy}, which is its own slot solver, if the file holds an actor that decides slots.
     *
     * @param name for tables and logs
     * @throws IllegalArgumentException if the scenario is of another shape, with one line
     */
    public CachingPolicy policy(String name, Scenario scenario) {
        if (recall.isPresent()) {
            return new RecallPolicy(name, file, recall.get(), bounded, scenario);
        }
        return slotWeights.isPresent() ? new TwinPolicy(name, this, scenario) : new ActorPolicy(name, this, scenario);
    }

    /** Metadata key of the form of an actor, {@link ActorWeights#PLANNER} or {@link ActorWeights#SLOTS}. */
    public static String formKey(String actor) {
        return actor.equals(ActorWeights.SLOTS) ? SLOT_NETWORK : NETWORK;
    }

    /**
     * Reads a file that a training run wrote.
     *
     * @throws CheckpointException if it is damaged, is no policy, names an unknown layer or memory, or its tensors are not those of its
     *                             network; one line
     * @throws IOException         if it cannot be read
     */
    public static PolicyFile read(Path file) throws IOException {
        return of(file, Safetensors.readVerified(file));
    }

    /**
     * As {@link #read} of a file that another program wrote, which need not carry a digest.
     *
     * @throws CheckpointException as {@link #read} does
     * @throws IOException         if it cannot be read
     */
    public static PolicyFile readForeign(Path file) throws IOException {
        return of(file, Safetensors.read(file));
    }

    /**
     * As {@link #read} of content in memory.
     *
     * @param file    its path, for messages
     * @param content tensors and metadata. Not modified.
     * @throws CheckpointException as {@link #read} does
     */
    public static PolicyFile of(Path file, TensorFile content) throws CheckpointException {
        Map<String, String> metadata = content.metadata();
        String network = metadata.get(NETWORK);
        if (network == null) {
            throw new CheckpointException(file, "is no policy: its metadata has no key \"" + NETWORK
                    + "\" (a training run leaves its policy as policy.safetensors)");
        }
        ActorWeights weights;
        Optional<ActorWeights> slotWeights;
        Optional<RecallWeights> recall;
        PolicyMemory memory;
        try {
            weights = ActorWeights.of(Network.parse(network), content.tensors());
            slotWeights = Optional.ofNullable(metadata.get(SLOT_NETWORK))
                    .map(form -> ActorWeights.of(ActorWeights.SLOTS, Network.parse(form), content.tensors()));
            recall = Optional.ofNullable(metadata.get(RECALL))
                    .map(form -> RecallWeights.of(RecallForm.parse(form), content.tensors()));
            memory = PolicyMemory.parse(metadata.getOrDefault(MEMORY, PolicyMemory.NONE.label()));
        } catch (IllegalArgumentException e) {
            throw new CheckpointException(file, e.getMessage());
        }
        return new PolicyFile(file, weights, slotWeights, recall,
                Boolean.parseBoolean(metadata.getOrDefault(BOUNDED, "true")), memory,
                Optional.ofNullable(metadata.get(OBSERVATION)));
    }
}
