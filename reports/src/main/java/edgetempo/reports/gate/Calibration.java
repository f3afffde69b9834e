package edgetempo.reports.gate;

import edgetempo.reports.bench.BenchIdentity;
import java.util.Map;
import java.util.stream.DoubleStream;

/** Benchmarks of fixed work outside the project: what they cost tells how fast the machine is just now. */
public final class Calibration {
    private Calibration() {}

    /**
     * How many times slower than in a baseline the machine is.
     *
     * @param baseline has the calibration costs of then
     * @param now      calibration benchmarks, by what tells them apart
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
