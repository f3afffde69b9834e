package edgetempo.catalogue;

import edgetempo.ga.ParentSelection;
import java.util.Set;

/** Creates selections of parents; their names are the choices of the scenario key {@value #KEY}. */
public interface SelectionProvider extends Provider {
    /** The scenario key. */
    String KEY = "ga.selection";
    /** Selections. */
    Kind<SelectionProvider> KIND = new Kind<>(SelectionProvider.class, "selection", Set.of(KEY));

    /** Creates a new selection, for one population of the context's size. */
    ParentSelection create(OperatorContext context);

    @Override
    default Kind<?> kind() {
        return KIND;
    }
}
