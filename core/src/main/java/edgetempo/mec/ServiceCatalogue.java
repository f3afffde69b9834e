package edgetempo.mec;

import edgetempo.scenario.mec.ServiceSettings;

/**
 * The K services as flat arrays, indexed from 0 (service k of the paper is index k − 1).
 */
public final class ServiceCatalogue {
    private static final double BITS_PER_KIB = 8192;

    private final double[] inputBits;
    private final double[] cycles;
    private final double[] sizeMib;

    /** Computes every service of the catalogue. */
    public ServiceCatalogue(ServiceSettings settings) {
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
