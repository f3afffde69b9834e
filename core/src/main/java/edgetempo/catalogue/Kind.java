package edgetempo.catalogue;

import java.util.Set;

/**
 * A kind of providers.
 *
 * @param type   their interface
 * @param noun   what one of them makes, for messages: "slot solver"
 * @param spaces where their names stand; within a space, a name means one thing
 * @param <P>    their interface
 */
public record Kind<P extends Provider>(Class<P> type, String noun, Set<String> spaces) {
    /** Names of who solves slots. */
    public static final String SOLVERS = "solver";
    /** Names of who caches. */
    public static final String ALGORITHMS = "algorithm";
}
