/**
 * The interface of the large timescale, {@link edgetempo.caching.CachingPolicy}, and the policies that do not learn: none, all, random,
 * popularity, a greedy knapsack, and the references for learning: the best static plan, adaptive popularity and a clairvoyant. Learning
 * agents implement the same interface in their own module.
 */
package edgetempo.caching;
