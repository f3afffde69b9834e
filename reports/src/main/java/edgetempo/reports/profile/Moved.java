package edgetempo.reports.profile;

/**
 * A method or allocation site, and its share of the cost of an operation on both sides.
 *
 * @param name      class and method; of a place that allocates also what, and the line where the candidate does
 * @param base      share of the base's samples or bytes, 0 to 1
 * @param candidate share of the candidate's
 * @param change    of its cost, as a share of the base's whole cost: 0.18 makes an operation 18 % more expensive
 */
public record Moved(String name, double base, double candidate, double change) {}
