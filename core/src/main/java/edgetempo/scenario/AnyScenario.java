package edgetempo.scenario;

/** A scenario of either system: what reading, writing and listing need to know of it. */
public sealed interface AnyScenario permits Scenario, FranScenario {
    /** Name of the preset or file, shown in run folders and plots. */
    String name();

    /** One sentence for {@code scenario list}. */
    String description();
}
