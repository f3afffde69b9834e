package edgetempo.reports.document;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Names and values, such as those of a machine.
 *
 * @param title what they are about; may be empty
 * @param facts in order
 */
public record Facts(String title, List<Fact> facts) implements Block {

    /**
     * A name and its value.
     *
     * @param name  what it is
     * @param value as text
     * @param file  beside the page that it links to; empty for none
     */
    public record Fact(String name, String value, String file) {
        /** Creates a fact without a link. */
        public Fact(String name, String value) {
            this(name, value, "");
        }
    }

    /** Keeps a copy. */
    public Facts {
        facts = List.copyOf(facts);
    }

    /** Facts in the order of a map. */
    public static Facts of(String title, Map<String, String> facts) {
        return new Facts(title, new LinkedHashMap<>(facts).entrySet().stream()
                .map(fact -> new Fact(fact.getKey(), fact.getValue())).toList());
    }
}
