package edgetempo.reports.compare;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Subject of a comparison. */
public enum Subject {
    /** Slot solvers, by the quality of service of slots. */
    @JsonProperty("solvers")
    SOLVERS("slot", "QoS", "qos"),
    /** Caching policies, by the reward of episodes. */
    @JsonProperty("policies")
    POLICIES("episode", "reward", "reward");

    private final String unit;
    private final String value;
    private final String column;

    Subject(String unit, String value, String column) {
        this.unit = unit;
        this.value = value;
        this.column = column;
    }

    /** The unit of comparison, in the singular. */
    public String unit() {
        return unit;
    }

    /** Display name of the value per unit; larger is better. */
    public String value() {
        return value;
    }

    /** The value in names of columns. */
    String column() {
        return column;
    }
}
