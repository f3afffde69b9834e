package edgetempo.reports.pages.run;

import edgetempo.reports.document.Axis;
import edgetempo.reports.document.Block;
import edgetempo.reports.document.Chart;
import edgetempo.reports.document.LineChart;
import edgetempo.reports.document.LineChart.Line;
import edgetempo.reports.document.LineChart.Look;
import edgetempo.reports.document.MapChart;
import edgetempo.reports.document.Note;
import edgetempo.reports.document.Picker;
import edgetempo.reports.run.LastFrame;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;

/** The last frame of a run: which server computes for which user, and convergence of the slot solver. */
final class SlotCharts {
    private static final List<String> TARGETS = List.of("local", "server of its cell", "other server",
            "cloud, through a server");
    private static final int LOCAL = 0;
    private static final int OWN = 1;
    private static final int OTHER = 2;
    private static final int CLOUD = 3;

    /** Services that are listed beside a server. */
    private static final int MAX_HELD = 5;

    private SlotCharts() {}

    /** Maps of the slots, or why there are none. */
    static Block map(ReadRun run) {
        Optional<LastFrame> recorded = run.lastFrame();
        if (recorded.isEmpty()) {
            return Note.info("The last frame of this run was not recorded: it is still going on, was stopped within an"
                    + " episode, or was made by a version that did not record it.");
        }
        LastFrame frame = recorded.get();
        if (frame.users().isEmpty()) {
            return Note.info(frame.allUsers() > LastFrame.MAX_USERS
                    ? "No map of a slot: it would have " + frame.allUsers() + " users."
                    : "No map of a slot: nobody requests anything in the last one.");
        }
        List<Chart> maps = new ArrayList<>();
        for (int slot = 0; slot < frame.slots(); slot++) {
            maps.add(map(frame, slot));
        }
        return maps.size() == 1
                ? maps.getFirst()
                : new Picker("slot", IntStream.rangeClosed(1, maps.size()).mapToObj(Integer::toString).toList(), maps,
                        maps.size() - 1);
    }

    private static MapChart map(LastFrame frame, int slot) {
        List<MapChart.Server> servers = new ArrayList<>();
        for (LastFrame.Server server : frame.servers()) {
            servers.add(new MapChart.Server("server " + (servers.size() + 1), server.x(), server.y(), holds(server),
                    (server.name().isEmpty() ? "" : server.name() + ", ") + (server.services().isEmpty()
                            ? "caches nothing"
                            : "caches services " + String.join(", ",
                                    server.services().stream().map(k -> service(frame, k)).toList()))));
        }
        List<MapChart.User> users = new ArrayList<>();
        for (LastFrame.User user : frame.users(slot)) {
            int target = user.server() == 0
                    ? LOCAL
                    : !user.hit() ? CLOUD : user.server() == user.cell() ? OWN : OTHER;
            String detail = "service " + service(frame, user.service())
                    + (target == LOCAL ? "" : percent(", %.0f %% of its cell's band", user.bandwidthShare()))
                    + (target == OWN || target == OTHER
                            ? percent(", %.0f %% of the server's processor", user.processorShare())
                            : "");
            users.add(new MapChart.User("user " + (users.size() + 1), user.x(), user.y(), target, user.server() - 1,
                    user.cell() - 1, detail));
        }
        return new MapChart("Where tasks go in one slot", (slot == frame.slots() - 1
                ? "The last slot"
                : "Slot " + (slot + 1) + " of " + frame.slots()) + " of episode " + frame.episode() + ", frame "
                + frame.frame() + ", slots by " + frame.solver() + ". Beside each server what it caches.", "m", TARGETS,
                servers, users);
    }

    /** Numbers of the first services of a server, and how many more there are. */
    private static String holds(LastFrame.Server server) {
        List<Integer> all = server.services();
        String first = String.join(" ", all.stream().limit(MAX_HELD).map(String::valueOf).toList());
        return all.size() > MAX_HELD ? first + " +" + (all.size() - MAX_HELD) : first;
    }

    private static String service(LastFrame frame, int number) {
        return frame.services().size() < number ? "" + number : number + " (" + frame.services().get(number - 1) + ")";
    }

    private static String percent(String form, double share) {
        return String.format(Locale.ROOT, form, 100 * share);
    }

    /** How the genetic algorithm converges, beside the published curve; empty where that was not recorded. */
    static Optional<LineChart> convergence(ReadRun run) {
        return run.lastFrame().flatMap(LastFrame::convergence).map(trace -> {
            double[] generations = Line.counted(trace.best().size());
            List<Line> lines = new ArrayList<>();
            lines.add(Line.of("best of the generation", "best of the generation", Look.STRONG, generations,
                    numbers(trace.best())));
            lines.add(Line.of("mean of the generation", "mean of the generation", Look.STRONG, generations,
                    numbers(trace.mean())));
            Published.convergence(run.record().scenario()).ifPresent(published -> lines.add(Line.of("best, published",
                    "best, published", Look.DASHED, Line.counted(published.length), published)));
            int asked = run.scenario().ga().generations();
            return new LineChart("Convergence of the genetic algorithm",
                    "Mean over the " + trace.slots() + " slots of the last frame, each from a fresh population, over "
                            + generations.length + " generations"
                            + (asked == generations.length ? "" : "; the run itself stops after " + asked) + "."
                            + (lines.size() > 2
                                    ? " The published curve is of other slots and another cache plan."
                                    : ""),
                    Axis.of("generation", "1"), Axis.of("fitness", "QoS, sum over users"), lines);
        });
    }

    private static double[] numbers(List<Double> values) {
        return values.stream().mapToDouble(value -> value).toArray();
    }
}
