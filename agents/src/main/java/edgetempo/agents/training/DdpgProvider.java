package edgetempo.agents.training;

import edgetempo.agents.ddpg.Ddpg;
import edgetempo.catalogue.Trait;
import java.util.Set;
import java.util.function.Function;

/**
 * An agent of the DDPG family: networks, and a learner that trains them.
 *
 * @param name        of the agent
 * @param description one line
 * @param traits      of the agent
 * @param ignoredKeys scenario keys of learning that have no effect on it
 * @param networks    creates networks in initial state
 * @param learners    creates the learner of such networks
 * @param <G>         the networks
 */
public record DdpgProvider<G extends Ddpg>(String name, String description, Set<Trait> traits,
        Set<String> ignoredKeys, Function<AgentContext, G> networks, Learners<G> learners) implements AgentProvider {

    /**
     * Makes learners.
     *
     * @param <G> their networks
     */
    @FunctionalInterface
    public interface Learners<G extends Ddpg> {
        /** Creates a learner, which owns the networks from now on. */
        Learner of(String name, G networks, AgentContext context);
    }

    @Override
    public Learner create(AgentContext context) {
        return learners.of(name, networks.apply(context), context);
    }
}
