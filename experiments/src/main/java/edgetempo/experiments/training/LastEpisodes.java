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
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Keeps the frames of the present episode, as many as are recorded of the last one, which any may turn out to be. */
final class LastEpisodes implements TrainingListener {
    private final TwoTimescaleEnv env;
    /** Every so many frames, back from the last, are kept; 0 for none. */
    private final int every;
    private final int firstSlot;
    private final List<LastEpisode.Frame> frames = new ArrayList<>();

    LastEpisodes(TwoTimescaleEnv env) {
        this.env = env;
        int slots = env.scenario().time().slotsPerFrame();
        firstSlot = move(env.scenario()) ? slots - 1 : 0;
        every = every(env.scenario(), slots - firstSlot);
    }

    /** Whether only those of a frame's last slot are known to be where they were. */
    static boolean move(Scenario scenario) {
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
            frames.clear();
        }
        int left = env.scenario().time().framesPerEpisode() - 1 - result.frame();
        if (every > 0 && left % every == 0) {
            int slots = env.scenario().time().slotsPerFrame();
            frames.add(new LastEpisode.Frame(result.frame(), result.reward(), caches(env.problem(slots - 1).plan),
                    IntStream.range(firstSlot, slots).mapToObj(this::slot).toList()));
        }
    }

    /** Records the episode, if frames of it are kept. */
    void write(int episode, Path folder) {
        if (!frames.isEmpty()) {
            LastEpisode.of(episode, env.scenario().time().framesPerEpisode(),
                    env.scenario().time().slotsPerFrame(), frames).write(folder);
        }
    }

    private static List<List<Integer>> caches(CachePlan plan) {
        return IntStream.range(0, plan.servers())
                .mapToObj(m -> IntStream.range(0, plan.services()).filter(k -> plan.get(m, k)).mapToObj(k -> k + 1)
                        .toList())
                .toList();
    }

    private LastEpisode.Slot slot(int number) {
        EdgeNetwork network = env.network();
        SlotProblem problem = env.problem(number);
        Decision decision = env.decision(number);
        double[] qos = env.userQos(number);
        List<LastEpisode.Task> tasks = new ArrayList<>(problem.users);
        for (int i = 0; i < problem.users; i++) {
            int user = problem.user[i];
            int server = decision.offload[i];
            tasks.add(new LastEpisode.Task(user + 1, network.userX(user), network.userY(user), problem.service[i] + 1,
                    problem.cell[i] + 1, server, server > 0 && problem.hit(i, server),
                    decision.bandwidthShare[i], decision.frequencyShare[i], qos[i]));
        }
        return new LastEpisode.Slot(number, env.qos(number), tasks);
    }
}
