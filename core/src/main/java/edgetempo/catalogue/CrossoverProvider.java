package edgetempo.catalogue;

import edgetempo.ga.Crossover;
import java.util.Set;

/** Creates crossovers; their names are the choices of the scenario key {@value #KEY}. */
public interface CrossoverProvider extends Provider {
    /** The scenario key. */
    String KEY = "ga.crossover";
    /** Crossovers. */
    Kind<CrossoverProvider> KIND = new Kind<>(CrossoverProvider.class, "crossover", Set.of(KEY));

    /** Creates a new crossover, for one population of the context's size. */
    Crossover create(OperatorContext context);

    @Override
    default Kind<?> kind() {
        return KIND;
    }
}
