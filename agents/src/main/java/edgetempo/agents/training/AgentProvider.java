package edgetempo.agents.training;

import edgetempo.catalogue.Kind;
import edgetempo.catalogue.Provider;
import java.util.Set;

/**
 * Creates agents that learn. One with trait {@link edgetempo.catalogue.Trait#SOLVES_SLOTS} returns its slot solver from {@link
 * Learner#slotSolver}; its name is then also that of a slot solver.
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

    /** Scenario keys of sections {@code agent} and {@code learning} that have no effect on it. */
    default Set<String> ignoredKeys() {
        return Set.of();
    }

    @Override
    default Kind<?> kind() {
        return KIND;
    }
}
