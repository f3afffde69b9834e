package edgetempo.catalogue;

/** Properties of a provider that callers need to know before creating anything. */
public enum Trait {
    /** A slot solver that is a genetic algorithm: it takes settings {@code ga.*} and a GA backend. */
    GENETIC("genetic"),
    /** A slot solver that chooses the cache plan of each slot, see {@link edgetempo.mec.SlotSolver#choosesPlan}. */
    CHOOSES_PLANS("chooses plans"),
    /** A caching policy whose plan is the same in every frame. */
    FIXED_PLAN("fixed plan"),
    /** A caching policy whose plans need no search. */
    INSTANT("instant"),
    /** The default reference that others are compared against. */
    REFERENCE("reference"),
    /** A slot solver that finds the proven optimum of every slot that it accepts. */
    EXACT("exact"),
    /** An agent that decides the slots itself. */
    SOLVES_SLOTS("solves slots"),
    /** An agent that needs TensorFlow. */
    TENSORFLOW("TensorFlow");

    private final String words;

    Trait(String words) {
        this.words = words;
    }

    /** The trait for tables. */
    @Override
    public String toString() {
        return words;
    }
}
