package edgetempo.reports.gate;

import edgetempo.random.RandomStream;
import edgetempo.random.StreamUse;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/**
 * A shared machine that measures badly: forks differ from each other, now and then something else runs beside one (a
 * heavy tail to the right), rounds share a factor, and everything drifts.
 */
final class SimulatedMachine implements Measurer {
    /** How bad it is. */
    record Noise(double fork, double tailProbability, double tailMean, double round, double drift) {
        static final Noise QUIET = new Noise(0.01, 0.02, 0.05, 0.01, 0.001);
        static final Noise SHARED = new Noise(0.03, 0.10, 0.15, 0.08, 0.005);
        static final Noise AWFUL = new Noise(0.06, 0.20, 0.30, 0.15, 0.01);
    }

    private static final double COST = 1e-6;

    private final RandomStream random = new RandomStream();
    private final Noise noise;
    private final ToDoubleFunction<Subject> slowdown;
    private final ToDoubleFunction<Subject> moreBytes;
    private double level;
    private int forks;

    SimulatedMachine(long seed, Noise noise, ToDoubleFunction<Subject> slowdown, ToDoubleFunction<Subject> moreBytes) {
        random.at(seed, StreamUse.BOOTSTRAP, 1);
        this.noise = noise;
        this.slowdown = slowdown;
        this.moreBytes = moreBytes;
    }

    /** Forks of times that were started. */
    int forks() {
        return forks;
    }

    @Override
    public Map<Subject, Block> times(List<Subject> subjects) {
        Map<Subject, Block> blocks = new LinkedHashMap<>();
        for (Subject subject : subjects) {
            double round = noise.round() * gauss();
            List<Double> base = new ArrayList<>();
            List<Double> candidate = new ArrayList<>();
            for (int fork = 0; fork < 4; fork++) {
                boolean first = fork == 0 || fork == 3;
                (first ? base : candidate).add(cost(first ? 1 : slowdown.applyAsDouble(subject), round));
            }
            blocks.put(subject, new Block(base, candidate));
        }
        return blocks;
    }

    private double cost(double factor, double round) {
        forks++;
        level += noise.drift() * (1 + gauss());
        double tail = random.nextDouble() < noise.tailProbability()
                ? -noise.tailMean() * Math.log(1 - random.nextDouble())
                : 0;
        return COST * factor * Math.exp(level + round + noise.fork() * gauss() + tail);
    }

    @Override
    public Map<Subject, Block> allocations(List<Subject> subjects) {
        Map<Subject, Block> blocks = new LinkedHashMap<>();
        for (Subject subject : subjects) {
            blocks.put(subject, new Block(List.of(bytes(0)), List.of(bytes(moreBytes.applyAsDouble(subject)))));
        }
        return blocks;
    }

    /** The profiler's own bytes, a few kilobytes an iteration of a tenth of a second; now and then a fork boxes. */
    private double bytes(double more) {
        double background = 20e3 * COST * (0.8 + 0.4 * random.nextDouble());
        return more + background + (random.nextDouble() < 0.02 ? 24 : 0);
    }

    private double gauss() {
        return Math.sqrt(-2 * Math.log(1 - random.nextDouble())) * Math.cos(2 * Math.PI * random.nextDouble());
    }
}
