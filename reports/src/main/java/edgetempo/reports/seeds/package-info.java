/**
 * The folder of several runs that differ in nothing but the seed: {@code seeds.csv}, {@code seeds.json} and their common
 * learning curve. Made from the run folders in it, so it can be made again.
 */
package edgetempo.reports.seeds;
