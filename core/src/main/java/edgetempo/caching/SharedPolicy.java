package edgetempo.caching;

/** A policy that is expensive to prepare and whose copies share what was prepared. */
public interface SharedPolicy extends CachingPolicy {
    /** Returns a policy for another thread that plans as this one does, and has observed nothing yet. */
    CachingPolicy copy();
}
