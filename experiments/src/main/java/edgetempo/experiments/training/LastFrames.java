package edgetempo.experiments.training;

import edgetempo.comparison.ProvenLoss;
import edgetempo.ga.ConvergenceTrace;
import edgetempo.input.City;
import edgetempo.input.ScenarioInputs;
import edgetempo.mec.CachePlan;
import edgetempo.mec.Decision;
import edgetempo.mec.EdgeNetwork;
import edgetempo.mec.SlotProblem;
import edgetempo.mec.TwoTimescaleEnv;
import edgetempo.reports.run.LastFrame;
import edgetempo.scenario.mec.GaVariant;
import edgetempo.scenario.mec.Scenario;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** Describes the last frame that an environment has played. */
final class LastFrames {
    /** As in the published figure. */
    private static final int GENERATIONS = 100;

    private LastFrames() {}

    /**
     * The last frame, with how the scenario's genetic algorithm converges on its slots if they are solved by it.
     *
     * @param episode of the frame, which was the last one of it
     * @param solver  slot solver
     * @param loss    of the slot solver on slots of the episode
     */
    static LastFrame of(TwoTimescaleEnv env, int episode, String solver, ProvenLoss loss) {
        Scenario scenario = env.scenario();
        EdgeNetwork network = env.network();
        int last = scenario.time().slotsPerFrame() - 1;
        boolean small = network.users() <= LastFrame.MAX_USERS;
        GaVariant variant = scenario.ga().variant();
        boolean genetic = small && solver.equalsIgnoreCase(variant.name()) && ConvergenceTrace.has(variant);
        ScenarioInputs inputs = ScenarioInputs.of(scenario);
        // Earlier slots are drawn with the users of the last one, where they are then.
        boolean others = LastEpisodes.usersMove(scenario);
        return new LastFrame(episode, scenario.time().framesPerEpisode() - 1, solver, inputs.serviceNames(),
                servers(network, env.problem(last).plan, inputs.city()), small ? users(env, last) : List.of(),
                network.users(), genetic ? Optional.of(convergence(env)) : Optional.empty(),
                others || (long) network.users() * (last + 1) > LastFrame.MAX_TASKS
                        ? List.of()
                        : IntStream.range(0, last).mapToObj(slot -> tasks(users(env, slot))).toList(),
                loss);
    }

    private static List<LastFrame.Server> servers(EdgeNetwork network, CachePlan plan, Optional<City> city) {
        return IntStream.range(0, network.servers()).mapToObj(m -> new LastFrame.Server(
                city.map(played -> played.servers().get(m)).orElse(""), network.serverX(m), network.serverY(m),
                IntStream.range(0, plan.services()).filter(k -> plan.get(m, k))
                        .mapToObj(k -> k + 1).toList()))
                .toList();
    }

    private static List<LastFrame.User> users(TwoTimescaleEnv env, int slot) {
        EdgeNetwork network = env.network();
        SlotProblem problem = env.problem(slot);
        Decision decision = env.decision(slot);
        List<LastFrame.User> users = new ArrayList<>();
        for (int i = 0; i < problem.users; i++) {
            int user = problem.user[i];
            int server = decision.offload[i];
            users.add(new LastFrame.User(network.userX(user), network.userY(user), problem.service[i] + 1,
                    problem.cell[i] + 1, server, server > 0 && problem.hit(i, server),
                    decision.bandwidthShare[i], decision.frequencyShare[i]));
        }
        return users;
    }

    private static List<LastFrame.Task> tasks(List<LastFrame.User> users) {
        return users.stream().map(user -> new LastFrame.Task(user.service(), user.server(), user.hit(),
                user.bandwidthShare(), user.processorShare())).toList();
    }

    private static LastFrame.Convergence convergence(TwoTimescaleEnv env) {
        ConvergenceTrace trace = ConvergenceTrace.of(env.scenario(),
                IntStream.range(0, env.scenario().time().slotsPerFrame()).mapToObj(env::problem).toList(),
                GENERATIONS);
        return new LastFrame.Convergence(trace.slots(), list(trace.best()), list(trace.mean()));
    }

    private static List<Double> list(double[] values) {
        return Arrays.stream(values).boxed().toList();
    }
}
