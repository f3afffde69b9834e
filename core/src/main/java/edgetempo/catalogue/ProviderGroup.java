package edgetempo.catalogue;

import java.util.List;

/**
 * Several providers of one or more kinds. Found as {@link Provider} is, by a file
 * {@code META-INF/services/edgetempo.catalogue.ProviderGroup}.
 */
public interface ProviderGroup {
    /** The providers, in the order of tables. */
    List<? extends Provider> providers();
}
