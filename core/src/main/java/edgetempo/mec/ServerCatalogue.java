package edgetempo.mec;

import edgetempo.input.City;
import edgetempo.input.ScenarioInputs;
import edgetempo.scenario.mec.Scenario;
import java.util.Arrays;
import java.util.Optional;

/**
 * Resources of the M servers, as flat arrays, indexed from 0: the scenario's capacity, processor and band, unless its file of servers says
 * otherwise.
 */
public final class ServerCatalogue {
    private final double[] capacityGib;
    private final double[] processorHz;
    private final double[] bandwidthHz;
    private final double[] executeFactor;

    /**
     * Reads the servers of a scenario.
     *
     * @throws edgetempo.scenario.ScenarioException with one line if anything is wrong with the scenario's files
     */
    public ServerCatalogue(Scenario scenario) {
        int servers = scenario.network().servers();
        capacityGib = new double[servers];
        processorHz = new double[servers];
        bandwidthHz = new double[servers];
        executeFactor = new double[servers];
        Arrays.fill(capacityGib, scenario.caching().capacityGib());
        Arrays.fill(processorHz, scenario.compute().serverHz());
        Arrays.fill(bandwidthHz, scenario.radio().bandwidthHz());
        Optional<City> city = ScenarioInputs.of(scenario).city();
        for (int m = 0; m < servers; m++) {
            if (city.isPresent()) {
                capacityGib[m] = given(city.get().capacityGib()[m], capacityGib[m]);
                processorHz[m] = given(city.get().processorHz()[m], processorHz[m]);
                bandwidthHz[m] = given(city.get().bandwidthHz()[m], bandwidthHz[m]);
            }
            executeFactor[m] = scenario.compute().serverHz() / processorHz[m];
        }
    }

    private static double given(double value, double scenarios) {
        return Double.isNaN(value) ? scenarios : value;
    }

    /** Number of servers M. */
    public int count() {
        return capacityGib.length;
    }

    /** Cache capacity, GiB. */
    public double capacityGib(int server) {
        return capacityGib[server];
    }

    /** Frequency of the processor, Hz. */
    public double processorHz(int server) {
        return processorHz[server];
    }

    /** Bandwidth of the server's cell, Hz. */
    public double bandwidthHz(int server) {
        return bandwidthHz[server];
    }

    /** Ratio of a task's execution time to that on the scenario's processor; 1 if it is that processor. */
    public double executeFactor(int server) {
        return executeFactor[server];
    }

    /** Whether all servers have the scenario's processor. */
    public boolean processorsAlike() {
        for (int m = 0; m < executeFactor.length; m++) {
            if (executeFactor[m] != 1) {
                return false;
            }
        }
        return true;
    }

    /** Whether all servers have the same capacity, processor and band. */
    public boolean alike() {
        return alike(capacityGib) && alike(processorHz) && alike(bandwidthHz);
    }

    private static boolean alike(double[] values) {
        for (int m = 1; m < values.length; m++) {
            if (values[m] != values[0]) {
                return false;
            }
        }
        return true;
    }
}
