package edgetempo.agents.training;

import edgetempo.catalogue.Kind;
import edgetempo.catalogue.Provider;
import java.util.Set;

/**
 * Makes agents that learn. One with trait {@link edgetempo.catalogue.Trait#SOLVES_SLOTS} gives its slot solver in
 * {@link Learner#slotSolver}; its name then is that of a slot solver too.
 */
public interface AgentProvider extends Provider {
    /** Agents. */
    Kind<AgentProvider> KIND = new Kind<>(AgentProvider.class, "agent", Set.of(Kind.ALGORITHMS, Kind.SOLVERS));

    /**
     * Creates a new agent, before its first episode.
     *
     * @throws IllegalArgumentException if it cannot work with the scenario, with one line
     */
    Learner create(AgentContext context);

    /** Scenario keys of sections {@code agent} and {@code learning} that it does not look at. */
    default Set<String> ignoredKeys() {
        return Set.of();
    }

    @Override
    default Kind<?> kind() {
        return KIND;
    }
}
