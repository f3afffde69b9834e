package edgetempo.experiments.comparison;

import edgetempo.reports.compare.ComparedEntrant;
import edgetempo.reports.compare.ScenarioComparison;
import edgetempo.reports.compare.ScenarioValues;
import java.util.List;

/**
 * Results of a comparison.
 *
 * @param entrants  who took part
 * @param scenarios figures, scenario by scenario
 * @param values    what they were computed from, in the same order
 */
record Compared(List<ComparedEntrant> entrants, List<ScenarioComparison> scenarios,
        List<ScenarioValues> values) {}
