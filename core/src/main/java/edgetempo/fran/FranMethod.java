package edgetempo.fran;

import edgetempo.scenario.fran.FranScenario;

/**
 * A method that decides complete instances.
 *
 * @param name          in tables
 * @param offloader     of phase 1; its state is the method's own
 * @param allocator     of phase 2
 * @param preprocessing whether cached results are delivered first
 */
public record FranMethod(String name, FranOffloader offloader, FranAllocator allocator, boolean preprocessing) {
    /** A method with the pre-processing of a scenario. */
    public static FranMethod of(FranScenario scenario, String name, FranOffloader offloader, FranAllocator allocator) {
        return new FranMethod(name, offloader, allocator, scenario.cache().preprocessing());
    }

    /** Its pipeline. */
    public FranPipeline pipeline() {
        return new FranPipeline(preprocessing, offloader, allocator);
    }
}
