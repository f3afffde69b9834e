package edgetempo.agents.policy;

import java.util.Arrays;
import java.util.Locale;

/** State that an actor carries from one frame to the next. */
public enum PolicyMemory {
    /** Nothing: every frame starts from a zero recurrent state. */
    NONE,
    /** The recurrent state, from the first frame of an episode to its last. */
    EPISODE;

    /** Name in files. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * Parses the name of a memory.
     *
     * @throws IllegalArgumentException for an unknown name, with those there are
     */
    public static PolicyMemory parse(String label) {
        for (PolicyMemory memory : values()) {
            if (memory.label().equals(label)) {
                return memory;
            }
        }
        throw new IllegalArgumentException("memory \"" + label + "\" is not known; allowed: "
                + String.join(", ", Arrays.stream(values()).map(PolicyMemory::label).toList()));
    }
}
