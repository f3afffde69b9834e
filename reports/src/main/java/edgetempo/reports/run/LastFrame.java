package edgetempo.reports.run;

import edgetempo.comparison.ProvenLoss;
import edgetempo.reports.AtomicFiles;
import edgetempo.reports.RecordFile;
import edgetempo.reports.ReportException;
import edgetempo.reports.ReportJson;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import tools.jackson.databind.node.ObjectNode;

/**
 * Details of a run's last frame that its tables do not hold: positions, offload targets in the last slot, and convergence of the genetic
 * algorithm there. The content of {@code last-frame.json}; the components are its keys.
 *
 * @param schemaVersion {@link #SCHEMA_VERSION}
 * @param kind          {@link #KIND}
 * @param episode       counted from 0
 * @param frame         in the episode, counted from 0
 * @param solver        slot solver
 * @param services      names of services in the scenario's files, in their order; empty without one
 * @param servers       in their order
 * @param users         that request in the last slot, once for each request; empty if there were more than {@link #MAX_USERS}
 * @param allUsers      how many users there were
 * @param convergence   of the genetic algorithm; empty where slots are not solved by one
 * @param earlierSlots  offload targets in the earlier slots of the frame, the users in their order; empty where that would be
 *                      more than {@link #MAX_TASKS} tasks
 * @param slotLoss      gap of the slot solver on slots of the last episode; without slots where none were sampled
 */
public record LastFrame(int schemaVersion, String kind, int episode, int frame, String solver, List<String> services,
        List<Server> servers, List<User> users, int allUsers, Optional<Convergence> convergence,
        List<List<Task>> earlierSlots,
        ProvenLoss slotLoss) {
    /** Schema version. */
    public static final int SCHEMA_VERSION = 3;
    /** Value of {@code kind} in such a record. */
    public static final String KIND = "last-frame";
    /** Name of the file in a run folder. */
    public static final String FILE_NAME = "last-frame.json";
    /** Largest number of users on a map; more could not be distinguished. */
    public static final int MAX_USERS = 2000;
    /** Tasks of all slots that are recorded. */
    public static final int MAX_TASKS = 4000;

    private static final RecordFile<LastFrame> FORM = new RecordFile<>("a record of a last frame", Optional.of(KIND),
            SCHEMA_VERSION, LastFrame.class,
            List.of(record -> record.putPOJO("slotLoss", ProvenLoss.NONE), LastFrame::name), record -> {
                if (!record.has("earlierSlots")) {
                    record.putArray("earlierSlots");
                }
            });

    /**
     * A server.
     *
     * @param name     that the scenario's file gives it; empty without one
     * @param x        m
     * @param y        m
     * @param services that it holds, counted from 1
     */
    public record Server(String name, double x, double y, List<Integer> services) {
        /**
         * Keeps a copy.
         *
         * @throws IllegalArgumentException if a service has a number below 1
         */
        public Server {
            services = Numbered.from1(services);
        }
    }

    /**
     * A user in the last slot.
     *
     * @param x              m
     * @param y              m
     * @param service        that its task needs, counted from 1
     * @param cell           server whose cell it is in, counted from 1
     * @param server         that its task goes to, counted from 1; 0 for local computing
     * @param hit            whether that server holds the service
     * @param bandwidthShare of its cell's band
     * @param processorShare of the server's processor
     */
    public record User(double x, double y, int service, int cell, int server, boolean hit, double bandwidthShare,
            double processorShare) {}

    /**
     * Offload target of a user's task in an earlier slot.
     *
     * @param service        that it needs, counted from 1
     * @param server         that it goes to, counted from 1; 0 for local computing
     * @param hit            whether that server holds the service
     * @param bandwidthShare of its cell's band
     * @param processorShare of the server's processor
     */
    public record Task(int service, int server, boolean hit, double bandwidthShare, double processorShare) {}

    /**
     * Means over the slots of the frame, each from a fresh population.
     *
     * @param slots number of slots
     * @param best  by generation, the largest fitness
     * @param mean  by generation, the mean fitness
     */
    public record Convergence(int slots, List<Double> best, List<Double> mean) {
        /**
         * Keeps copies.
         *
         * @throws IllegalArgumentException if the lists differ in length
         */
        public Convergence {
            best = List.copyOf(best);
            mean = List.copyOf(mean);
            if (best.size() != mean.size()) {
                throw new IllegalArgumentException(best.size() + " best and " + mean.size() + " mean values");
            }
        }
    }

    /**
     * Keeps copies.
     *
     * @throws IllegalArgumentException if a task goes to a server, or is of a cell or service, that there is not, or a slot has another
     *                                  number of users
     */
    public LastFrame {
        services = List.copyOf(services);
        servers = List.copyOf(servers);
        users = List.copyOf(users);
        earlierSlots = earlierSlots.stream().map(List::copyOf).toList();
        for (List<Task> slot : earlierSlots) {
            int most = servers.size();
            if (slot.size() != users.size()
                    || slot.stream().anyMatch(task -> task.service < 1 || task.server < 0 || task.server > most)) {
                throw new IllegalArgumentException("a slot of " + slot.size() + " tasks does not fit "
                        + users.size() + " users and " + most + " servers");
            }
        }
        for (User user : users) {
            if (user.service < 1 || user.cell < 1 || user.cell > servers.size() || user.server < 0
                    || user.server > servers.size()) {
                throw new IllegalArgumentException("a task of cell " + user.cell + " needs service " + user.service
                        + " and goes to server " + user.server + " of " + servers.size());
            }
        }
    }

    /** Version 2 had no names. */
    private static void name(ObjectNode record) {
        record.putArray("services");
        record.path("servers").forEach(server -> ((ObjectNode) server).put("name", ""));
    }

    /** Of a frame. */
    public LastFrame(int episode, int frame, String solver, List<String> services, List<Server> servers,
            List<User> users, int allUsers,
            Optional<Convergence> convergence, List<List<Task>> earlierSlots, ProvenLoss slotLoss) {
        this(SCHEMA_VERSION, KIND, episode, frame, solver, services, servers, users, allUsers, convergence,
                earlierSlots,
                slotLoss);
    }

    /** Number of slots that are recorded. */
    public int slots() {
        return earlierSlots.size() + 1;
    }

    /** The users in a slot of the frame, counted from 0. */
    public List<User> users(int slot) {
        if (slot == earlierSlots.size()) {
            return users;
        }
        List<Task> tasks = earlierSlots.get(slot);
        return IntStream.range(0, users.size()).mapToObj(i -> {
            User user = users.get(i);
            Task task = tasks.get(i);
            return new User(user.x, user.y, task.service, user.cell, task.server, task.hit, task.bandwidthShare,
                    task.processorShare);
        }).toList();
    }

    /**
     * Reads the record of a run folder; empty where the run has not recorded it.
     *
     * @throws ReportException if it is damaged or of another version
     */
    public static Optional<LastFrame> read(Path folder) {
        Path file = folder.resolve(FILE_NAME);
        return Files.exists(file) ? Optional.of(FORM.read(file)) : Optional.empty();
    }

    /**
     * Writes or replaces the record of a run folder, in one step.
     *
     * @throws ReportException if it cannot be written
     */
    public void write(Path folder) {
        byte[] json = (ReportJson.text(this) + "\n").getBytes(StandardCharsets.UTF_8);
        AtomicFiles.write(folder.resolve(FILE_NAME), out -> out.write(json));
    }
}
