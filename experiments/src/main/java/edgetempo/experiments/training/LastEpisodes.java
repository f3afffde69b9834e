package edgetempo.experiments.training;

import edgetempo.agents.training.TrainingListener;
import edgetempo.input.City;
import edgetempo.input.ScenarioInputs;
import edgetempo.mec.CachePlan;
import edgetempo.mec.Decision;
import edgetempo.mec.EdgeNetwork;
import edgetempo.mec.FrameResult;
import edgetempo.mec.SlotProblem;
import edgetempo.mec.TwoTimescaleEnv;
import edgetempo.reports.run.LastEpisode;
import edgetempo.scenario.mec.Scenario;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Keeps the frames of the present episode, as many as are recorded of the last one, which any may turn out to be. Allocates nothing
 * once made, but for what is written.
 */
final class LastEpisodes implements TrainingListener {
    private final TwoTimescaleEnv env;
    /** Every so many frames, back from the last, are kept; 0 for none. */
    private final int every;
    private final int firstSlot;
    private final KeptFrame[] frames;
    private int kept;

    /** A frame as it was played. */
    private static final class KeptFrame {
        private final CachePlan plan;
        private final KeptSlot[] slots;
        private int frame;
        private double reward;

        KeptFrame(Scenario scenario, int slots) {
            plan = new CachePlan(scenario.network().servers(), scenario.services().count());
            this.slots = new KeptSlot[slots];
            Arrays.setAll(this.slots, slot -> new KeptSlot(scenario.network().users()));
        }

        LastEpisode.Frame record(int firstSlot) {
            List<List<Integer>> caches = IntStream.range(0, plan.servers())
                    .mapToObj(m -> IntStream.range(0, plan.services()).filter(k -> plan.get(m, k)).mapToObj(k -> k + 1)
                            .toList())
                    .toList();
            return new LastEpisode.Frame(frame, reward, caches,
                    IntStream.range(0, slots.length).mapToObj(i -> slots[i].record(firstSlot + i)).toList());
        }
    }

    /** A slot as it was solved; the first {@code tasks} entries count. */
    private static final class KeptSlot {
        private final int[] user;
        private final int[] service;
        private final int[] cell;
        private final int[] server;
        private final boolean[] hit;
        private final double[] x;
        private final double[] y;
        private final double[] bandwidthShare;
        private final double[] frequencyShare;
        private final double[] taskQos;
        private int tasks;
        private double qos;

        KeptSlot(int users) {
            user = new int[users];
            service = new int[users];
            cell = new int[users];
            server = new int[users];
            hit = new boolean[users];
            x = new double[users];
            y = new double[users];
            bandwidthShare = new double[users];
            frequencyShare = new double[users];
            taskQos = new double[users];
        }

        void copyFrom(TwoTimescaleEnv env, int number) {
            EdgeNetwork network = env.network();
            SlotProblem problem = env.problem(number);
            Decision decision = env.decision(number);
            tasks = problem.users;
            qos = env.qos(number);
            System.arraycopy(problem.user, 0, user, 0, tasks);
            System.arraycopy(problem.service, 0, service, 0, tasks);
            System.arraycopy(problem.cell, 0, cell, 0, tasks);
            System.arraycopy(decision.offload, 0, server, 0, tasks);
            System.arraycopy(decision.bandwidthShare, 0, bandwidthShare, 0, tasks);
            System.arraycopy(decision.frequencyShare, 0, frequencyShare, 0, tasks);
            System.arraycopy(env.userQos(number), 0, taskQos, 0, tasks);
            for (int i = 0; i < tasks; i++) {
                x[i] = network.userX(user[i]);
                y[i] = network.userY(user[i]);
                hit[i] = server[i] > 0 && problem.hit(i, server[i]);
            }
        }

        LastEpisode.Slot record(int number) {
            return new LastEpisode.Slot(number, qos, IntStream.range(0, tasks).mapToObj(i -> new LastEpisode.Task(
                    user[i] + 1, x[i], y[i], service[i] + 1, cell[i] + 1, server[i], hit[i], bandwidthShare[i],
                    frequencyShare[i], taskQos[i])).toList());
        }
    }

    LastEpisodes(TwoTimescaleEnv env) {
        this.env = env;
        Scenario scenario = env.scenario();
        int slots = scenario.time().slotsPerFrame();
        firstSlot = usersMove(scenario) ? slots - 1 : 0;
        every = every(scenario, slots - firstSlot);
        frames = new KeptFrame[every == 0 ? 0 : Math.ceilDiv(scenario.time().framesPerEpisode(), every)];
        Arrays.setAll(frames, i -> new KeptFrame(scenario, slots - firstSlot));
    }

    /** Whether only those of a frame's last slot are known to be where they were. */
    static boolean usersMove(Scenario scenario) {
        return ScenarioInputs.of(scenario).city().flatMap(City::trajectories).isPresent()
                || scenario.requests().traced() && scenario.requests().users().asTheyAre();
    }

    private static int every(Scenario scenario, int slots) {
        long entries = (long) scenario.network().users() * slots + scenario.planLength();
        long all = entries * scenario.time().framesPerEpisode();
        return entries > LastEpisode.MAX_ENTRIES
                ? 0
                : Math.toIntExact(Math.ceilDiv(all, (long) LastEpisode.MAX_ENTRIES));
    }

    @Override
    public void frame(int episode, FrameResult result, CachePlan plan) {
        if (result.frame() == 0) {
            kept = 0;
        }
        int left = env.scenario().time().framesPerEpisode() - 1 - result.frame();
        if (every > 0 && left % every == 0) {
            KeptFrame frame = frames[kept++];
            frame.frame = result.frame();
            frame.reward = result.reward();
            frame.plan.copyFrom(env.problem(env.scenario().time().slotsPerFrame() - 1).plan);
            for (int i = 0; i < frame.slots.length; i++) {
                frame.slots[i].copyFrom(env, firstSlot + i);
            }
        }
    }

    /** Records the episode, if frames of it are kept. */
    void write(int episode, Path folder) {
        if (kept > 0) {
            LastEpisode.of(episode, env.scenario().time().framesPerEpisode(), env.scenario().time().slotsPerFrame(),
                    Arrays.stream(frames, 0, kept).map(frame -> frame.record(firstSlot)).toList()).write(folder);
        }
    }
}
