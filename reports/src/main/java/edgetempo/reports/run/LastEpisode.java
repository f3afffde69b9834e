package edgetempo.reports.run;

import com.fasterxml.jackson.annotation.JsonFormat;
import edgetempo.reports.AtomicFiles;
import edgetempo.reports.RecordFile;
import edgetempo.reports.ReportException;
import edgetempo.reports.ReportJson;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Where tasks went in the frames of the last episode. The content of {@code last-episode.json}, in one line; the components are its keys.
 * Where servers stand, and what they and services are called, is in {@code last-frame.json}.
 *
 * @param schemaVersion    {@link #SCHEMA_VERSION}
 * @param kind             {@link #KIND}
 * @param episode          counted from 0
 * @param framesPerEpisode how many frames it had
 * @param slotsPerFrame    how many slots each had
 * @param frames           the last one and, back from it, every n-th, where n is the smallest with which the record has at most
 *                         {@link #MAX_ENTRIES} tasks and places for services
 */
public record LastEpisode(int schemaVersion, String kind, int episode, int framesPerEpisode, int slotsPerFrame,
        List<Frame> frames) {
    /** The version of the keys and their meanings. */
    public static final int SCHEMA_VERSION = 1;
    /** What tells the record from others. */
    public static final String KIND = "last-episode";
    /** Its name in a run folder. */
    public static final String FILE_NAME = "last-episode.json";
    /** Tasks of all slots and places for services (servers times services) of all frames that are recorded. */
    public static final int MAX_ENTRIES = 6000;
    /** Decimals of lengths, shares and QoS: more are not seen. */
    private static final double DECIMALS = 1e4;

    private static final RecordFile<LastEpisode> FORM = new RecordFile<>("a record of a last episode",
            Optional.of(KIND), SCHEMA_VERSION, LastEpisode.class);

    /**
     * A frame.
     *
     * @param frame  in the episode, counted from 0
     * @param reward that it earned
     * @param caches services that each server holds, counted from 1; in the last slot where plans change by the slot
     * @param slots  in their order; of users that move only the last one
     */
    public record Frame(int frame, double reward, List<List<Integer>> caches, List<Slot> slots) {
        /**
         * Keeps copies.
         *
         * @throws IllegalArgumentException if it has no slots, a service has a number below 1, or a task names a server that there is not
         */
        public Frame {
            caches = caches.stream().map(Numbered::from1).toList();
            slots = List.copyOf(slots);
            int servers = caches.size();
            if (slots.isEmpty() || slots.stream().flatMap(slot -> slot.tasks.stream())
                    .anyMatch(task -> task.service < 1 || task.server < 0 || task.server > servers
                            || task.cell < 1 || task.cell > servers)) {
                throw new IllegalArgumentException(
                        "no slots, or a task of a server or service that there is not: frame " + frame);
            }
        }

        private List<Integer> numbers() {
            return slots.stream().map(Slot::slot).toList();
        }
    }

    /**
     * A slot.
     *
     * @param slot  in the frame, counted from 0
     * @param qos   its QoS, a sum over users
     * @param tasks of the users that request something in it
     */
    public record Slot(int slot, double qos, List<Task> tasks) {
        /** Keeps a copy. */
        public Slot {
            tasks = List.copyOf(tasks);
        }
    }

    /**
     * A task; in the file a list of its values, in this order. Numbers have at most 4 decimals.
     *
     * @param user           whose it is, counted from 1
     * @param x              where that user is, m
     * @param y              where that user is, m
     * @param service        that it needs, counted from 1
     * @param cell           server whose cell the user is in, counted from 1
     * @param server         that it goes to, counted from 1; 0 for local computing
     * @param hit            whether that server holds the service
     * @param bandwidthShare of its cell's band
     * @param processorShare of the server's processor
     * @param qos            that the user has of it
     */
    @JsonFormat(shape = JsonFormat.Shape.ARRAY)
    public record Task(int user, double x, double y, int service, int cell, int server, boolean hit,
            double bandwidthShare, double processorShare, double qos) {
        private Task rounded() {
            return new Task(user, round(x), round(y), service, cell, server, hit, round(bandwidthShare),
                    round(processorShare), round(qos));
        }
    }

    /**
     * Keeps a copy.
     *
     * @throws IllegalArgumentException if there are no frames, or they have other slots than the first
     */
    public LastEpisode {
        frames = List.copyOf(frames);
        if (frames.isEmpty() || frames.stream().map(Frame::numbers).distinct().count() > 1) {
            throw new IllegalArgumentException("no frames, or of different slots");
        }
    }

    /** Of an episode, its numbers rounded. */
    public static LastEpisode of(int episode, int framesPerEpisode, int slotsPerFrame, List<Frame> frames) {
        return new LastEpisode(SCHEMA_VERSION, KIND, episode, framesPerEpisode, slotsPerFrame,
                frames.stream().map(frame -> new Frame(frame.frame, round(frame.reward), frame.caches,
                        frame.slots.stream().map(slot -> new Slot(slot.slot, round(slot.qos),
                                slot.tasks.stream().map(Task::rounded).toList())).toList()))
                        .toList());
    }

    private static double round(double value) {
        return Math.rint(value * DECIMALS) / DECIMALS;
    }

    /**
     * Reads the record of a run folder; empty where the run has not recorded it.
     *
     * @throws ReportException if it is damaged or of another version
     */
    public static Optional<LastEpisode> read(Path folder) {
        Path file = folder.resolve(FILE_NAME);
        return Files.exists(file) ? Optional.of(FORM.read(file)) : Optional.empty();
    }

    /**
     * Writes or replaces the record of a run folder, in one step.
     *
     * @throws ReportException if it cannot be written
     */
    public void write(Path folder) {
        byte[] json = (ReportJson.line(this) + "\n").getBytes(StandardCharsets.UTF_8);
        AtomicFiles.write(folder.resolve(FILE_NAME), out -> out.write(json));
    }
}
