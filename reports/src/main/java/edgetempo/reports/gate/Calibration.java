package edgetempo.reports.gate;

import edgetempo.reports.bench.BenchIdentity;
import java.util.Map;
import java.util.stream.DoubleStream;

/** Benchmarks of fixed work independent of the project: their cost tells how fast the machine is at present. */
public final class Calibration {
    private Calibration() {}

    /**
     * Slowdown factor of the machine relative to a baseline.
     *
     * @param baseline holds the earlier calibration costs
     * @param now      calibration benchmarks by identity
     * @return geometric mean over the calibration benchmarks that both have; 1 if there are none
     */
    public static double factor(Measurements baseline, Map<BenchIdentity, GateSample> now) {
        double[] logs = baseline.calibration().values().stream().filter(then -> now.containsKey(then.identity()))
                .mapToDouble(then -> Math.log(Comparison.median(now.get(then.identity()).costs())
                        / Comparison.median(then.costs())))
                .toArray();
        return Math.exp(DoubleStream.of(logs).average().orElse(0));
    }
}
