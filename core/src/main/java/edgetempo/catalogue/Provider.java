package edgetempo.catalogue;

import java.util.List;
import java.util.Set;

/**
 * Creates the objects that a name stands for. Found by {@link java.util.ServiceLoader}: a file {@code
 * META-INF/services/edgetempo.catalogue.Provider}
 * names classes with a public constructor without parameters, one on a line; {@link Catalogue#add} takes them in code. Implement
 * one of
 * its kinds: {@link SlotSolverProvider}, {@link CachingPolicyProvider}, {@link SelectionProvider}, {@link CrossoverProvider}, or
 * one of
 * another module. Stateless.
 */
public interface Provider {
    /** The name: letters, digits, dots, underscores and dashes, up to 64, a letter first. */
    String name();

    /** One line on what the name stands for. */
    String description();

    /** Properties that callers need to know before creating anything. */
    default Set<Trait> traits() {
        return Set.of();
    }

    /** Settings that it understands. */
    default List<Setting> settings() {
        return List.of();
    }

    /** Kind of the provider; implemented by the interface of the kind. */
    Kind<?> kind();
}
