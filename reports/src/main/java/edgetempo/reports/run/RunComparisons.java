package edgetempo.reports.run;

import edgetempo.comparison.ProvenLoss;
import java.util.Map;
import java.util.Optional;

/**
 * References of a finished run.
 *
 * @param references name → mean episode reward of policies played beside the run
 * @param slotLoss   gaps of its slot decisions to proven bounds
 */
public record RunComparisons(Map<String, Double> references, Optional<ProvenLoss> slotLoss) {
    /** Nothing. */
    public static final RunComparisons NONE = new RunComparisons(Map.of(), Optional.empty());
}
