package edgetempo.scenario.key;

/** A scenario of either system: what reading, writing and listing need to know of it. */
public interface AnyScenario {
    /** Name of the preset or file, shown in run folders and plots. */
    String name();

    /** One sentence for {@code scenario list}. */
    String description();

    /** Size of the system, for listings. */
    String size();
}
