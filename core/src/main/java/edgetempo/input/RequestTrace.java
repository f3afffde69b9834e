package edgetempo.input;

import edgetempo.scenario.ScenarioException;
import edgetempo.scenario.mec.RequestSettings;
import edgetempo.scenario.mec.Scenario;
import edgetempo.scenario.mec.TracePart;
import it.unimi.dsi.fastutil.ints.IntArrayList;
import it.unimi.dsi.fastutil.ints.IntArrays;
import it.unimi.dsi.fastutil.longs.LongArrayList;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * A trace of requests cut into slots and frames: which service each request is for, slot by slot in one flat array of 4 bytes a request.
 *
 * <p>Slots are cut as rows are read, before any is dropped for its service, so that what is dropped moves nothing else. The training part
 * is the first {@code trainShare} of the whole frames. The K services most requested in it are played, numbered by falling number of requests,
 * of equals the one requested first; requests for others are dropped. Slots that are left without a request are left out, since every user
 * requests in every slot. No frame holds slots of both parts, and no episode crosses from one to the other.
 */
public final class RequestTrace {
    private static final int TIME = 0;
    private static final int SERVICE = 1;
    private static final int USER = 2;
    private static final List<Column> ROLES = List.of(Column.time("time_s"), Column.name("service", true).orEmpty(),
            Column.name("user", false));
    private static final int MOST = 1 << 30;

    private final CsvTable table;
    private final int slotsPerFrame;
    private final List<String> services = new ArrayList<>();
    private final List<Dropped> dropped = new ArrayList<>();
    private final int[] slotFrom;
    /** [slots] requests before any was dropped. */
    private final int[] asked;
    private final int[] service;
    private final int trainFrames;
    private final int firstTestFrame;
    private final int frames;
    private long rows;
    private double firstS = Double.NaN;
    private double lastS = Double.NEGATIVE_INFINITY;

    /**
     * Requests that are not played.
     *
     * @param reason    in words
     * @param count     of them
     * @param firstLine of the file
     */
    public record Dropped(String reason, long count, long firstLine) {}

    /** Rows as they are read. */
    private static final class Reading {
        private final IntArrayList service = new IntArrayList();
        private final IntArrayList slotFrom = new IntArrayList();
        /** By number of the service. */
        private final LongArrayList firstLine = new LongArrayList();
        private long unnamed;
        private long firstUnnamed;
        private long outside;
        private long firstOutside;
        private long slot = -1;
        private long slotLine;
    }

    RequestTrace(Scenario scenario, CsvSource source, Optional<ServiceTable> known) {
        RequestSettings settings = scenario.requests();
        table = new CsvTable(source, ROLES);
        slotsPerFrame = scenario.time().slotsPerFrame();
        int slotRequests = settings.slotRequests() == 0 ? scenario.network().users() : settings.slotRequests();
        Reading reading = read(settings, slotRequests);
        int slots = reading.slotFrom.size();
        long unfinished = 0;
        if (settings.slotS() == 0 && slots > 0
                && reading.service.size() - reading.slotFrom.getInt(slots - 1) < slotRequests) {
            slots--;
            unfinished = reading.service.size() - reading.slotFrom.getInt(slots);
        }
        drop("outside the window", reading.outside, reading.firstOutside);
        drop("without a service", reading.unnamed, reading.firstUnnamed);
        drop("after the last whole slot", unfinished, reading.slotLine);
        reading.slotFrom.add(reading.service.size());
        int trainSlots = (int) Math.floor(slots / slotsPerFrame * settings.trainShare()) * slotsPerFrame;
        int[] ranked = ranked(reading, slots, trainSlots);
        int[] played = played(ranked, reading, scenario.services().count(), known);
        IntArrayList from = new IntArrayList(slots + 1);
        IntArrayList before = new IntArrayList(slots);
        long others = 0;
        service = new int[reading.slotFrom.getInt(slots)];
        int kept = 0;
        int trainKept = 0;
        for (int s = 0; s < slots; s++) {
            int first = kept;
            for (int r = reading.slotFrom.getInt(s); r < reading.slotFrom.getInt(s + 1); r++) {
                int name = reading.service.getInt(r);
                if (name >= 0 && played[name] >= 0) {
                    service[kept++] = played[name];
                } else if (name >= 0) {
                    others++;
                }
            }
            if (kept > first) {
                from.add(first);
                before.add(reading.slotFrom.getInt(s + 1) - reading.slotFrom.getInt(s));
                trainKept += s < trainSlots ? 1 : 0;
            }
        }
        drop("for other services", others, firstOther(reading, played));
        from.add(kept);
        slotFrom = from.toIntArray();
        asked = before.toIntArray();
        trainFrames = trainKept / slotsPerFrame;
        firstTestFrame = (trainKept + slotsPerFrame - 1) / slotsPerFrame;
        frames = (slotFrom.length - 1) / slotsPerFrame;
    }

    private Reading read(RequestSettings settings, int slotRequests) {
        TimeText times = new TimeText(table.layout());
        double from = bound(times, "from", settings.from(), Double.NEGATIVE_INFINITY);
        double until = bound(times, "until", settings.until(), Double.POSITIVE_INFINITY);
        Reading reading = new Reading();
        table.read(row -> {
            double now = row.number(TIME);
            rows++;
            if (now < lastS) {
                throw new CsvTable.Refusal(TIME,
                        "is before the time of the row before it; requests must be in order of time");
            }
            lastS = now;
            if (now < from || now >= until) {
                reading.firstOutside = reading.outside++ == 0 ? row.line() : reading.firstOutside;
                return;
            }
            if (Double.isNaN(firstS)) {
                firstS = Double.isInfinite(from) ? now : from;
            }
            int count = reading.service.size();
            if (count == MOST) {
                throw new CsvTable.Refusal(-1, "is beyond the " + MOST + " requests that fit; narrow the window");
            }
            long slot = settings.slotS() == 0
                    ? count / slotRequests
                    : (long) Math.floor((now - firstS) / settings.slotS());
            if (slot != reading.slot) {
                reading.slotFrom.add(count);
                reading.slot = slot;
                reading.slotLine = row.line();
            }
            int name = row.name(SERVICE);
            reading.service.add(name);
            if (name < 0) {
                reading.firstUnnamed = reading.unnamed++ == 0 ? row.line() : reading.firstUnnamed;
                return;
            }
            while (reading.firstLine.size() <= name) {
                reading.firstLine.add(0);
            }
            if (reading.firstLine.getLong(name) == 0) {
                reading.firstLine.set(name, row.line());
            }
        });
        return reading;
    }

    private static double bound(TimeText times, String key, String text, double none) {
        if (text.equals(CsvSource.NONE)) {
            return none;
        }
        double seconds = times.parse(text);
        if (Double.isNaN(seconds)) {
            throw new ScenarioException("requests." + key, "\"" + text
                    + "\" is no time; allowed: as the file writes times, or none");
        }
        return seconds;
    }

    private void drop(String reason, long count, long firstLine) {
        if (count > 0) {
            dropped.add(new Dropped(reason, count, firstLine));
        }
    }

    /** Services with requests, the most requested of the training part first. */
    private static int[] ranked(Reading reading, int slots, int trainSlots) {
        int count = reading.firstLine.size();
        int[] train = new int[count];
        boolean[] asked = new boolean[count];
        for (int r = 0; r < reading.slotFrom.getInt(slots); r++) {
            int name = reading.service.getInt(r);
            if (name >= 0) {
                asked[name] = true;
                train[name] += r < reading.slotFrom.getInt(trainSlots) ? 1 : 0;
            }
        }
        int[] order = new int[count];
        int found = 0;
        for (int s = 0; s < count; s++) {
            if (asked[s]) {
                order[found++] = s;
            }
        }
        int[] ranked = Arrays.copyOf(order, found);
        // Stable: of equals the one that appears first.
        IntArrays.mergeSort(ranked, (a, b) -> train[b] - train[a]);
        return ranked;
    }

    /** Number that each service of the file is played as; −1 for none. */
    private int[] played(int[] ranked, Reading reading, int count, Optional<ServiceTable> known) {
        if (ranked.length < count) {
            throw table
                    .refuse("has too few services with requests in whole slots: " + ranked.length
                            + ", services.count asks for " + count);
        }
        int[] played = new int[reading.firstLine.size()];
        Arrays.fill(played, -1);
        for (int k = 0; k < count; k++) {
            String name = table.names(SERVICE).name(ranked[k]);
            if (known.isPresent() && !known.get().names().contains(name)) {
                throw table.refuse(reading.firstLine.getLong(ranked[k]), SERVICE,
                        name + " is not in services.file");
            }
            played[ranked[k]] = k;
            services.add(name);
        }
        return played;
    }

    private static long firstOther(Reading reading, int[] played) {
        long first = Long.MAX_VALUE;
        for (int s = 0; s < played.length; s++) {
            if (played[s] < 0 && reading.firstLine.getLong(s) > 0) {
                first = Math.min(first, reading.firstLine.getLong(s));
            }
        }
        return first;
    }

    /** Rows of the file. */
    public long rows() {
        return rows;
    }

    /** Why how many requests are not played. */
    public List<Dropped> dropped() {
        return List.copyOf(dropped);
    }

    /** Requests that are played. */
    public int requests() {
        return slotFrom[slotFrom.length - 1];
    }

    /** Digest of the file. */
    public String sha256() {
        return table.sha256();
    }

    /** Different services in the file. */
    public int distinctServices() {
        return table.names(SERVICE).count();
    }

    /** Different users in the file; 0 if it has no such column. */
    public int distinctUsers() {
        return table.names(USER).count();
    }

    /** [services] names, in the order of their numbers. */
    public List<String> services() {
        return List.copyOf(services);
    }

    /** Time of the first slot, s. */
    public double firstS() {
        return firstS;
    }

    /** Time of the last row, s. */
    public double lastS() {
        return lastS;
    }

    /** Slots, those without a request left out. */
    public int slots() {
        return slotFrom.length - 1;
    }

    /** Slots of a frame. */
    public int slotsPerFrame() {
        return slotsPerFrame;
    }

    /** First frame of a part. */
    public int firstFrame(TracePart part) {
        return part == TracePart.TEST ? firstTestFrame : 0;
    }

    /** Whole frames of a part. */
    public int frames(TracePart part) {
        return switch (part) {
            case TRAIN -> trainFrames;
            case TEST -> Math.max(0, frames - firstTestFrame);
            case ALL -> frames;
        };
    }

    /**
     * Frames that an episode of a part can begin with.
     *
     * @throws ScenarioException if the part is shorter than an episode
     */
    public int starts(TracePart part, int framesPerEpisode) {
        int there = frames(part);
        if (there < framesPerEpisode) {
            throw table.refuse("has too few whole frames in requests.part " + part + ": " + there
                    + ", time.framesPerEpisode asks for " + framesPerEpisode);
        }
        return there - framesPerEpisode + 1;
    }

    /** Index of the first request of a slot. */
    public int slotFrom(int slot) {
        return slotFrom[slot];
    }

    /** Requests of a frame, those among them that are dropped for their service included. */
    public int asked(int frame) {
        int sum = 0;
        for (int s = frame * slotsPerFrame; s < (frame + 1) * slotsPerFrame; s++) {
            sum += asked[s];
        }
        return sum;
    }

    /** Service of a request, index from 0. */
    public int service(int request) {
        return service[request];
    }

    /**
     * Counts requests by service.
     *
     * @param first  frame
     * @param number of frames
     * @param counts [services] are added to. Modified.
     */
    public void count(int first, int number, double[] counts) {
        int to = slotFrom[(first + number) * slotsPerFrame];
        for (int r = slotFrom[first * slotsPerFrame]; r < to; r++) {
            counts[service[r]]++;
        }
    }

    /** Share of each service in the requests of frames: [services], sums to 1. */
    public double[] law(int first, int number) {
        double[] law = new double[services.size()];
        count(first, number, law);
        double sum = Arrays.stream(law).sum();
        for (int s = 0; s < law.length; s++) {
            law[s] /= sum;
        }
        return law;
    }
}
