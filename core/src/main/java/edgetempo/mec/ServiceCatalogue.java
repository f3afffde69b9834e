package edgetempo.mec;

import edgetempo.input.ScenarioInputs;
import edgetempo.input.ServiceTable;
import edgetempo.scenario.mec.Scenario;
import edgetempo.scenario.mec.ServiceSettings;

/**
 * The K services as flat arrays, indexed from 0 (service k of the paper is index k − 1).
 */
public final class ServiceCatalogue {
    private static final double BITS_PER_KIB = 8192;

    private final double[] inputBits;
    private final double[] cycles;
    private final double[] sizeMib;

    /** Computes every service of the catalogue, or looks them up in the scenario's file. */
    public ServiceCatalogue(Scenario scenario) {
        ServiceSettings settings = scenario.services();
        int count = settings.count();
        inputBits = new double[count];
        cycles = new double[count];
        sizeMib = new double[count];
        for (int s = 0; s < count; s++) {
            int k = s + 1;
            inputBits[s] = settings.inputKib() * k * BITS_PER_KIB;
            cycles[s] = (settings.cyclesBase() + settings.cyclesPerIndex() * k) * inputBits[s] / 10;
            sizeMib[s] = settings.sizeMib() * k;
        }
        ScenarioInputs inputs = ScenarioInputs.of(scenario);
        for (int s = 0; s < count && inputs.services().isPresent(); s++) {
            lookUp(s, inputs.services().get(), inputs.serviceRow(s));
        }
    }

    private void lookUp(int service, ServiceTable table, int row) {
        inputBits[service] = given(table.inputBits()[row], inputBits[service]);
        cycles[service] = given(table.cycles()[row], cycles[service]);
        sizeMib[service] = given(table.sizeGib()[row] * 1024, sizeMib[service]);
    }

    private static double given(double value, double popularity) {
        return Double.isNaN(value) ? popularity : value;
    }

    /** Number of services K. */
    public int count() {
        return inputBits.length;
    }

    /** Input D of a task, bit. */
    public double inputBits(int service) {
        return inputBits[service];
    }

    /** Processor cycles C of a task. */
    public double cycles(int service) {
        return cycles[service];
    }

    /** Size in a cache, MiB. */
    public double sizeMib(int service) {
        return sizeMib[service];
    }

    /** Size in a cache, GiB. */
    public double sizeGib(int service) {
        return sizeMib[service] / 1024;
    }
}
