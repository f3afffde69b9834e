package edgetempo.conformance;

import edgetempo.mec.CachePlan;
import edgetempo.mec.Decision;
import edgetempo.mec.EdgeNetwork;
import edgetempo.mec.EpisodeResult;
import edgetempo.mec.SlotExecutor;
import edgetempo.mec.SlotProblem;
import edgetempo.mec.SlotRequests;
import edgetempo.mec.SlotSolver;
import edgetempo.mec.SlotSource;
import edgetempo.mec.StepResult;
import edgetempo.mec.TwoTimescaleEnv;
import edgetempo.scenario.mec.Scenario;

/** Replays recorded frames through the real environment: recorded positions, requests, fading and decisions. */
final class TrajectoryCheck {
    private final Row row;
    private final Scenario scenario;
    private final Recording recording;

    TrajectoryCheck(Row row) {
        this.row = row;
        scenario = Conformance.scenario(row);
        recording = new Recording(row, scenario);
    }

    void run(Conformance.Deviations deviations) {
        Replay replay = new Replay();
        TwoTimescaleEnv env = new TwoTimescaleEnv(scenario, new SlotExecutor(() -> replay, 1), replay);
        int size = env.observationSize();
        for (int e = 0; e < row.size("episodes"); e++) {
            Row episode = row.at("episodes", e);
            replay.episode = episode;
            deviations.absolute("obs", episode.numbers("initialObs", size), env.reset(0, e));
            EpisodeResult.Tally tally = new EpisodeResult.Tally();
            double qosSum = 0;
            for (int f = 0; f < episode.size("steps"); f++) {
                Row step = episode.at("steps", f);
                CachePlan plan = recording.plan(step);
                checkAction(step, plan, deviations);
                StepResult result = env.step(plan);
                tally.add(result.info());
                qosSum += result.info().meanQos();
                deviations.absolute("obs", step.numbers("nextObs", size), result.observation());
                deviations.absolute("reward", step.number("reward"), result.reward());
            }
            EpisodeResult total = tally.result(e);
            deviations.absolute("episodeReward", episode.number("episodeReward"), total.reward());
            deviations.relative("episodeQoe", episode.number("episodeQoe"), qosSum);
            deviations.absolute("episodeSwitchCost", episode.number("episodeSwitchCost"), total.switchS());
        }
    }

    private void checkAction(Row step, CachePlan plan, Conformance.Deviations deviations) {
        double[] recorded = step.numbers("action", scenario.planLength());
        float[] action = new float[recorded.length];
        for (int i = 0; i < action.length; i++) {
            action[i] = (float) recorded[i];
        }
        CachePlan decoded = new CachePlan(plan.servers(), plan.services());
        decoded.decode(action);
        deviations.absolute("cached", 0, decoded.equals(plan) ? 0 : 1);
    }

    /** The recording as a source of slots and as the solver that decided them. */
    private final class Replay implements SlotSource, SlotSolver {
        private Row episode = row;
        private Row slotRow = row;
        private double[] rayleigh = {};

        @Override
        public EdgeNetwork startEpisode(long seed, int number) {
            return recording.network(episode);
        }

        @Override
        public void startFrame(int frame) {
            // Recorded requests already reflect whatever happened to popularity.
        }

        @Override
        public void sample(int frame, int slot) {
            slotRow = episode.at("steps", frame).at("slots", slot);
            rayleigh = slotRow.numbers("rayleigh", scenario.network().users());
        }

        @Override
        public SlotRequests requests() {
            return SlotRequests.ofEveryone(recording.services(slotRow));
        }

        @Override
        public double[] thresholdFading() {
            return rayleigh;
        }

        @Override
        public double[] uplinkFading() {
            return rayleigh;
        }

        @Override
        public void reset() {
            // A recording carries nothing from slot to slot.
        }

        @Override
        public void solve(SlotProblem problem, Decision decision) {
            Row recorded = episode.at("steps", problem.frame).at("slots", problem.slot);
            int users = problem.users;
            double[] offload = recorded.numbers("offload", users);
            recorded.requireTargets("offload", offload, users, problem.servers);
            double[] bandwidth = recorded.numbers("bandwidthShare", users);
            double[] frequency = recorded.numbers("frequencyShare", users);
            for (int i = 0; i < users; i++) {
                decision.offload[i] = (int) offload[i];
                decision.bandwidthShare[i] = bandwidth[i];
                decision.frequencyShare[i] = frequency[i];
            }
        }

        @Override
        public String name() {
            return "recorded";
        }
    }
}
