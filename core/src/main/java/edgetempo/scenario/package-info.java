/**
 * Reading, checking, writing and documenting scenarios: the strict YAML reader, layers and presets, constraints between keys, and
 * the reference of every key, which is generated from the records of {@code scenario.mec} and {@code scenario.fran}. Values and their
 * ranges live in those two packages; behaviour in neither.
 */
package edgetempo.scenario;
