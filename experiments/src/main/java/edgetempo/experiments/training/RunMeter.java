package edgetempo.experiments.training;

import edgetempo.agents.training.Learner;
import edgetempo.mec.TwoTimescaleEnv;
import edgetempo.reports.run.RunCounters;
import edgetempo.reports.run.TimeBreakdown;

/** Adds the resources that this part of a run spends to those of earlier parts. */
final class RunMeter {
    private static final double NANOS = 1e9;

    private final TwoTimescaleEnv env;
    private final Learner learner;
    private final RunCounters before;
    private final long startNanos = System.nanoTime();

    /** Starts the clock. */
    RunMeter(TwoTimescaleEnv env, Learner learner, RunCounters before) {
        this.env = env;
        this.learner = learner;
        this.before = before;
    }

    /** Resources spent by all parts of the run. */
    RunCounters spent() {
        double wallS = (System.nanoTime() - startNanos) / NANOS;
        double slotsS = env.solveNanos() / NANOS;
        double updatesS = learner.updateNanos() / NANOS;
        double actingS = learner.actNanos() / NANOS;
        double otherS = Math.max(0, wallS - slotsS - updatesS - actingS);
        TimeBreakdown time = before.time();
        // A learner counts the updates of earlier parts itself, for they are a column of episodes.csv.
        return new RunCounters(before.wallSeconds() + wallS, before.gaEvaluations() + env.executor().evaluations(),
                learner.updates(), new TimeBreakdown(time.secondsInSlots() + slotsS, time.secondsInUpdates() + updatesS,
                        time.secondsInActing() + actingS, time.secondsInOther() + otherS));
    }
}
