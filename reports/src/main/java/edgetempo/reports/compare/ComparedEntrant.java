package edgetempo.reports.compare;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Who takes part.
 *
 * @param label    how tables call it; each label once
 * @param name     slot solver, caching policy, or run folder
 * @param settings scenario keys that it has in deviation from the scenario, with their values
 */
public record ComparedEntrant(String label, String name, Map<String, String> settings) {

    /** Keeps a copy of the map, in its order. */
    public ComparedEntrant {
        settings = Collections.unmodifiableMap(new LinkedHashMap<>(settings));
    }
}
