/**
 * The large timescale's seam, {@link edgetempo.caching.CachingPolicy}, and the policies that do not learn: none, all, random,
 * popularity, a greedy knapsack, and what learning is measured against: the best static plan, adaptive popularity and a clairvoyant.
 * Learning agents implement the same interface in their own module.
 */
package edgetempo.caching;
