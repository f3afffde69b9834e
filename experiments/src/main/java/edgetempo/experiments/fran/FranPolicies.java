package edgetempo.experiments.fran;

import edgetempo.agents.NamedTensor;
import edgetempo.agents.checkpoint.Safetensors;
import edgetempo.agents.checkpoint.TensorFile;
import edgetempo.agents.fran.FranLearned;
import edgetempo.agents.fran.Phase1Policy;
import edgetempo.agents.fran.Phase2Learned;
import edgetempo.agents.policy.PolicyFile;
import edgetempo.experiments.BadInputException;
import edgetempo.reports.ReportException;
import edgetempo.scenario.fran.FranScenario;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/** The learned networks of a run folder: one that offloads, and one for each access point with something to allocate. */
final class FranPolicies {
    private static final String OFFLOADING = "offloading.safetensors";

    private FranPolicies() {}

    /** Writes all networks, and removes obsolete ones of an earlier part of the run. */
    static void write(Path run, FranScenario scenario, FranLearned learned) {
        write(run.resolve(OFFLOADING), learned.offloading().form(), learned.offloading().weights(),
                Map.of(PolicyFile.OBSERVATION, scenario.phase1().observation().name()));
        for (Phase2Learned one : learned.allocation()) {
            Path file = run.resolve("allocation-fap" + one.fap() + ".safetensors");
            if (!one.form().isEmpty()) {
                write(file, one.form(), one.weights(), Map.of());
            } else {
                remove(file);
            }
        }
    }

    private static void write(Path file, String form, Map<String, NamedTensor> weights, Map<String, String> more) {
        Map<String, String> metadata = new LinkedHashMap<>(more);
        metadata.put(PolicyFile.NETWORK, form);
        try {
            Safetensors.write(file, new TensorFile(weights, metadata));
        } catch (IOException e) {
            throw ReportException.writing(file, e);
        }
    }

    private static void remove(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw ReportException.writing(file, e);
        }
    }

    /**
     * Reads the network that offloads.
     *
     * @throws BadInputException if there is none, or it is not of the scenario's size
     */
    static Phase1Policy read(Path run, FranScenario scenario) {
        Path file = run.resolve(OFFLOADING);
        if (!Files.isRegularFile(file)) {
            throw new BadInputException(run + " holds no " + OFFLOADING + "; its training has not come to an end");
        }
        try {
            return new Phase1Policy(scenario, PolicyFile.read(file).weights());
        } catch (IOException e) {
            throw ReportException.reading(file, e);
        } catch (IllegalArgumentException e) {
            throw new BadInputException(file + " " + e.getMessage());
        }
    }
}
