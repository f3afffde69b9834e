package edgetempo.reports.compare;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * An entrant of a comparison.
 *
 * @param label    its unique name in tables
 * @param name     slot solver, caching policy, or run folder
 * @param settings scenario keys in which it deviates from the scenario, with their values
 */
public record ComparedEntrant(String label, String name, Map<String, String> settings) {

    /** Keeps a copy of the map, in its order. */
    public ComparedEntrant {
        settings = Collections.unmodifiableMap(new LinkedHashMap<>(settings));
    }
}
