package edgetempo.reports.pages.run;

import edgetempo.reports.document.Block;
import edgetempo.reports.document.Chart;
import edgetempo.reports.document.MapChart;
import edgetempo.reports.document.Note;
import edgetempo.reports.document.Numbers;
import edgetempo.reports.document.Picker;
import edgetempo.reports.run.LastEpisode;
import edgetempo.reports.run.LastEpisode.Task;
import edgetempo.reports.run.LastFrame;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;

/** Maps of the slots of a run's last episode, as they were recorded: who computes for whom, and what that is worth. */
final class SlotMaps {
    private static final List<String> TARGETS = List.of("local", "server of its cell", "other server",
            "cloud, through a server");
    private static final int LOCAL = 0;
    private static final int OWN = 1;
    private static final int OTHER = 2;
    private static final int CLOUD = 3;

    /** Services that are listed beside a server. */
    private static final int MAX_HELD = 5;

    private final LastFrame last;

    private SlotMaps(LastFrame last) {
        this.last = last;
    }

    /** Maps of the slots, or why there are none. */
    static List<Block> of(ReadRun run) {
        if (run.lastFrame().isEmpty()) {
            return List.of(Note.info("The last frame of this run was not recorded: it is still going on, was stopped"
                    + " within an episode, or was made by a version that did not record it."));
        }
        LastFrame last = run.lastFrame().get();
        SlotMaps maps = new SlotMaps(last);
        Optional<LastEpisode> episode = run.lastEpisode().filter(recorded -> recorded.episode() == last.episode()
                && recorded.frames().stream().allMatch(frame -> frame.caches().size() == last.servers().size()));
        return episode.isPresent() ? maps.episode(episode.get()) : List.of(maps.lastFrame());
    }

    private List<Block> episode(LastEpisode episode) {
        List<LastEpisode.Frame> frames = episode.frames();
        int slots = frames.getFirst().slots().size();
        List<Chart> maps = new ArrayList<>();
        for (LastEpisode.Frame frame : frames) {
            frame.slots().forEach(slot -> maps.add(map("Slot " + slot.slot() + " of frame " + frame.frame()
                    + ", episode " + episode.episode() + ": QoS " + Numbers.text(slot.qos(), 4)
                    + ", a sum over users; the frame's reward is " + Numbers.text(frame.reward(), 4) + ".",
                    frame.caches(), slot.tasks())));
        }
        List<Block> blocks = new ArrayList<>();
        leftOut(episode).ifPresent(text -> blocks.add(Note.info(text)));
        blocks.add(new Picker(List.of(
                choice("frame", frames.stream().map(LastEpisode.Frame::frame).toList()),
                choice("slot", frames.getFirst().slots().stream().map(LastEpisode.Slot::slot).toList())), maps));
        return blocks;
    }

    private static Picker.Choice choice(String what, List<Integer> numbers) {
        return new Picker.Choice(what, numbers.stream().map(String::valueOf).toList(), numbers.size() - 1);
    }

    /** What of the episode is not there; empty if all is. */
    private static Optional<String> leftOut(LastEpisode episode) {
        int frames = episode.frames().size();
        int slots = episode.frames().getFirst().slots().size();
        List<String> what = new ArrayList<>();
        if (frames < episode.framesPerEpisode()) {
            what.add(frames + " of the episode's " + episode.framesPerEpisode() + " frames");
        }
        if (slots < episode.slotsPerFrame()) {
            what.add((slots == 1 ? "the last" : slots) + " of a frame's " + episode.slotsPerFrame()
                    + " slots, because users move");
        }
        return what.isEmpty() ? Optional.empty() : Optional.of("Recorded: " + String.join("; ", what) + ".");
    }

    private Block lastFrame() {
        if (last.users().isEmpty()) {
            return Note.info(last.allUsers() > LastFrame.MAX_USERS
                    ? "No map of a slot: it would have " + last.allUsers() + " users."
                    : "No map of a slot: nobody requests anything in the last one.");
        }
        List<List<Integer>> caches = last.servers().stream().map(LastFrame.Server::services).toList();
        List<Chart> maps = new ArrayList<>();
        for (int slot = 0; slot < last.slots(); slot++) {
            String where = slot == last.slots() - 1 ? "The last slot" : "Slot " + (slot + 1) + " of " + last.slots();
            maps.add(map(where + " of episode " + last.episode() + ", frame " + last.frame() + ".", caches,
                    tasks(last.users(slot))));
        }
        return maps.size() == 1
                ? maps.getFirst()
                : new Picker("slot", IntStream.rangeClosed(1, maps.size()).mapToObj(Integer::toString).toList(), maps,
                        maps.size() - 1);
    }

    /** Their QoS was not recorded there. */
    private static List<Task> tasks(List<LastFrame.User> users) {
        return IntStream.range(0, users.size()).mapToObj(i -> {
            LastFrame.User user = users.get(i);
            return new Task(i + 1, user.x(), user.y(), user.service(), user.cell(), user.server(), user.hit(),
                    user.bandwidthShare(), user.processorShare(), Double.NaN);
        }).toList();
    }

    private MapChart map(String note, List<List<Integer>> caches, List<Task> tasks) {
        return new MapChart("Where tasks go in one slot",
                note + " Slots by " + last.solver() + ". Beside each server what it caches.", "m", TARGETS,
                IntStream.range(0, caches.size()).mapToObj(m -> server(m, caches.get(m))).toList(),
                tasks.stream().map(this::user).toList());
    }

    private MapChart.Server server(int number, List<Integer> held) {
        LastFrame.Server server = last.servers().get(number);
        return new MapChart.Server("server " + (number + 1), server.x(), server.y(), holds(held),
                (server.name().isEmpty() ? "" : server.name() + ", ") + (held.isEmpty()
                        ? "caches nothing"
                        : "caches services " + String.join(", ", held.stream().map(this::service).toList())));
    }

    private MapChart.User user(Task task) {
        int target = task.server() == 0
                ? LOCAL
                : !task.hit() ? CLOUD : task.server() == task.cell() ? OWN : OTHER;
        String detail = "service " + service(task.service())
                + (Double.isNaN(task.qos()) ? "" : ", QoS " + Numbers.text(task.qos(), 3))
                + (target == LOCAL ? "" : percent(", %.0f %% of its cell's band", task.bandwidthShare()))
                + (target == OWN || target == OTHER
                        ? percent(", %.0f %% of the server's processor", task.processorShare())
                        : "");
        return new MapChart.User("user " + task.user(), task.x(), task.y(), target, task.server() - 1,
                task.cell() - 1, detail);
    }

    /** Numbers of the first services of a server, and how many more there are. */
    private static String holds(List<Integer> all) {
        String first = String.join(" ", all.stream().limit(MAX_HELD).map(String::valueOf).toList());
        return all.size() > MAX_HELD ? first + " +" + (all.size() - MAX_HELD) : first;
    }

    private String service(int number) {
        return last.services().size() < number ? "" + number : number + " (" + last.services().get(number - 1) + ")";
    }

    private static String percent(String form, double share) {
        return String.format(Locale.ROOT, form, 100 * share);
    }
}
