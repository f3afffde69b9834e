package edgetempo.scenario;

/** How an actor's outputs become a cache plan. */
public enum PlanDecoding {
    @Choice("A service is cached iff its output is above 0, whether it fits or not.")
    SIGN, @Choice("Each server caches the services whose output is above 0, largest output first, as long as they fit.")
    CAPACITY
}
