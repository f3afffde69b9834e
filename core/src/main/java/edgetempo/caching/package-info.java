/**
 * The large timescale's seam, {@link edgetempo.caching.CachingPolicy}, and the policies that do not learn: none, all, random,
 * popularity and a greedy knapsack. Learning agents implement the same interface in their own module.
 */
package edgetempo.caching;
