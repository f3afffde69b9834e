package edgetempo.catalogue;

import java.util.Set;

/**
 * A kind of providers.
 *
 * @param type   their interface
 * @param noun   what one of them makes, for messages: "slot solver"
 * @param spaces name spaces of their names; within a space, a name is unique
 * @param <P>    their interface
 */
public record Kind<P extends Provider>(Class<P> type, String noun, Set<String> spaces) {
    /** Name space of slot solvers. */
    public static final String SOLVERS = "solver";
    /** Name space of caching policies and agents. */
    public static final String ALGORITHMS = "algorithm";
}
