/**
 * The folder of several runs that differ only in the seed: {@code seeds.csv}, {@code seeds.json} and their common learning curve, all
 * derived from the run folders in it and reproducible from them.
 */
package edgetempo.reports.seeds;
