package edgetempo.reports.run;

import edgetempo.comparison.ProvenLoss;
import java.util.Map;
import java.util.Optional;

/**
 * What a run is held against when it is over.
 *
 * @param references name → mean episode reward of policies played beside the run
 * @param slotLoss   what its decisions for slots lose against proven bounds
 */
public record RunComparisons(Map<String, Double> references, Optional<ProvenLoss> slotLoss) {
    /** Nothing. */
    public static final RunComparisons NONE = new RunComparisons(Map.of(), Optional.empty());
}
