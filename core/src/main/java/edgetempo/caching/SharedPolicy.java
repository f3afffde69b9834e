package edgetempo.caching;

/** A policy that took long to prepare, by what copies can share. */
public interface SharedPolicy extends CachingPolicy {
    /** A policy for another thread that plans as this one does, and has seen nothing. */
    CachingPolicy copy();
}
