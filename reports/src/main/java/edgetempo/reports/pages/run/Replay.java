package edgetempo.reports.pages.run;

import edgetempo.catalogue.Catalogue;
import edgetempo.ga.GaBackend;
import edgetempo.ga.GaBackends;
import edgetempo.mec.CachePlan;
import edgetempo.mec.EdgeNetwork;
import edgetempo.mec.SlotSolver;
import edgetempo.mec.StepResult;
import edgetempo.mec.TwoTimescaleEnv;
import edgetempo.reports.ReportException;
import edgetempo.reports.page.MapChart;
import edgetempo.reports.run.FrameRow;
import edgetempo.scenario.mec.Scenario;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The last episode of a run, played again from its seed and the cache plans in {@code frames.csv}: all that the tables do not
 * hold, such as where users stand and where their tasks go, comes out as it was.
 */
final class Replay {
    private static final List<String> TARGETS = List.of("local", "server of its cell", "other server",
            "cloud, through a server");
    private static final int LOCAL = 0;
    private static final int OWN = 1;
    private static final int OTHER = 2;
    private static final int CLOUD = 3;
    /** Beyond rounding, less than any decision makes. */
    private static final double SAME = 1e-9;

    private final TwoTimescaleEnv env;
    private final CachePlan plan;
    private final String solver;
    private final boolean exact;
    private final int episode;
    private final int frame;

    private Replay(TwoTimescaleEnv env, CachePlan plan, String solver, boolean exact, int episode, int frame) {
        this.env = env;
        this.plan = plan;
        this.solver = solver;
        this.exact = exact;
        this.episode = episode;
        this.frame = frame;
    }

    /**
     * Plays the last episode again.
     *
     * @throws ReportException if a plan in {@code frames.csv} is not of the scenario's shape
     */
    static Replay of(ReadRun run) {
        Scenario scenario = run.scenario();
        String name = run.record().solver();
        boolean known = Catalogue.standard().solvers().names().contains(name);
        String solver = known ? name : Catalogue.standard().solverOf(scenario.ga());
        SlotSolver slots = Catalogue.standard().solver(solver).factory(scenario, backend(run.record().backend())).get();
        TwoTimescaleEnv env = new TwoTimescaleEnv(scenario, slots);
        int episode = run.episodes().getLast().episode();
        env.reset(run.record().seed(), episode);
        CachePlan plan = new CachePlan(scenario.network().servers(), scenario.services().count());
        boolean same = true;
        int frame = 0;
        for (FrameRow row : run.lastEpisode()) {
            read(row.plan(), plan, run);
            StepResult step = env.step(plan);
            same &= Math.abs(step.reward() - row.reward()) <= SAME * Math.max(1, Math.abs(row.reward()));
            frame = row.frame();
        }
        return new Replay(env, plan, solver, same, episode, frame);
    }

    private static GaBackend backend(String name) {
        return GaBackends.all().stream().filter(backend -> backend.name().equals(name)).findFirst()
                .orElseGet(GaBackends::fastest);
    }

    private static void read(String digits, CachePlan plan, ReadRun run) {
        String[] servers = digits.split(" ");
        boolean fits = servers.length == plan.servers();
        for (int server = 0; fits && server < servers.length; server++) {
            fits = servers[server].matches("[01]{" + plan.services() + "}");
            for (int service = 0; fits && service < plan.services(); service++) {
                plan.set(server, service, servers[server].charAt(service) == '1');
            }
        }
        if (!fits) {
            throw new ReportException(run.folder().resolve("frames.csv") + ": the plan \"" + digits + "\" is not "
                    + plan.servers() + " groups of " + plan.services() + " digits");
        }
    }

    /** The environment, its last frame being the run's. */
    TwoTimescaleEnv env() {
        return env;
    }

    /** The last slot of the last frame. */
    MapChart map() {
        EdgeNetwork network = env.network();
        int slot = env.scenario().time().slotsPerFrame() - 1;
        int[] offload = env.decision(slot).offload;
        double[] band = env.decision(slot).bandwidthShare;
        double[] processor = env.decision(slot).frequencyShare;
        List<MapChart.Server> servers = new ArrayList<>();
        for (int m = 0; m < network.servers(); m++) {
            servers.add(new MapChart.Server("server " + (m + 1), network.serverX(m), network.serverY(m), holds(m)));
        }
        List<MapChart.User> users = new ArrayList<>();
        for (int i = 0; i < network.users(); i++) {
            int server = offload[i] - 1;
            boolean hit = server >= 0 && (env.problem(slot).cachedAt[i] >> server & 1) == 1;
            int target = server < 0 ? LOCAL : !hit ? CLOUD : server == network.cell(i) ? OWN : OTHER;
            String detail = "service " + (env.problem(slot).service[i] + 1) + (target == LOCAL
                    ? ""
                    : String.format(Locale.ROOT, ", %.0f %% of its cell's band", 100 * band[i]))
                    + (hit
                            ? String.format(Locale.ROOT, ", %.0f %% of the server's processor", 100 * processor[i])
                            : "");
            users.add(new MapChart.User("user " + (i + 1), network.userX(i), network.userY(i), target, server, detail));
        }
        return new MapChart("Where tasks go in one slot", "The last slot of episode " + episode + ", frame " + frame
                + ", slots by " + solver + ". " + (exact
                        ? "Played again from the seed and the recorded plans; the rewards come out as in frames.csv."
                        : "Played again from the seed and the recorded plans, but by another solver or arithmetic than"
                                + " the run's, so single users may differ."),
                "m", TARGETS, servers, users);
    }

    private String holds(int server) {
        List<String> services = new ArrayList<>();
        for (int k = 0; k < plan.services(); k++) {
            if (plan.get(server, k)) {
                services.add(Integer.toString(k + 1));
            }
        }
        return services.isEmpty() ? "caches nothing" : "caches services " + String.join(", ", services);
    }
}
