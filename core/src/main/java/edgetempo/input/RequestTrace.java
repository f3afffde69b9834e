package edgetempo.input;

import edgetempo.scenario.ScenarioException;
import edgetempo.scenario.mec.RequestSettings;
import edgetempo.scenario.mec.RequestUsers;
import edgetempo.scenario.mec.Scenario;
import edgetempo.scenario.mec.TracePart;
import it.unimi.dsi.fastutil.doubles.DoubleArrayList;
import it.unimi.dsi.fastutil.ints.IntArrayList;
import it.unimi.dsi.fastutil.ints.IntArrays;
import it.unimi.dsi.fastutil.longs.LongArrayList;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * A trace of requests cut into slots and frames: which service each request is for, slot by slot in one flat array of 4 bytes a request,
 * and input, cycles and deadline of its own, 8 bytes each, where the file has such columns.
 *
 * <p>Slots are cut as rows are read, before any is dropped for its service, so that dropping requests does not shift slots. The training
 * part is the first {@code trainShare} of the whole frames. The K services most requested in it are played, numbered by falling number of
 * requests, of equals the one requested first; requests for others are dropped. Slots that are left without a request are left out where
 * every user requests in every slot ({@link RequestUsers#EVERY_USER}), and played without requests otherwise. No frame holds slots of both
 * parts, and no episode crosses from one to the other.
 */
public final class RequestTrace {
    private static final int TIME = 0;
    private static final int SERVICE = 1;
    private static final int USER = 2;
    private static final int INPUT_BITS = 3;
    private static final int CYCLES = 4;
    private static final int DEADLINE_S = 5;
    private static final List<Column> ROLES = List.of(Column.time("time_s"), Column.name("service", true).orEmpty(),
            Column.name("user", false), Column.inputBits(), Column.cycles(), Column.deadlineS());
    private static final int MAX_REQUESTS = 1 << 30;
    private static final int MAX_SLOTS = 1 << 26;

    private final CsvTable table;
    private final int slotsPerFrame;
    private final List<String> services = new ArrayList<>();
    private final List<Dropped> dropped = new ArrayList<>();
    private final int[] slotFrom;
    /** [slots] number from the start, counting slots that are left out. */
    private final int[] slotNumber;
    /** [slots] requests before any was dropped. */
    private final int[] asked;
    private final int[] service;
    /** [requests] user, index from 0; of length 0 where the trace does not name users. */
    private final int[] user;
    /** [requests] input, bit, NaN where a request has its service's; of length 0 where the trace has no such column. */
    private final double[] inputBits;
    /** [requests] processor cycles, NaN where a request has its service's; of length 0 where the trace has no such column. */
    private final double[] cycles;
    /** [requests] threshold of the delay, s, NaN where a request has the scenario's; of length 0 where the trace has no such column. */
    private final double[] deadlineS;
    private final int trainFrames;
    private final int firstTestFrame;
    private final int frames;
    private final int distinctServices;
    private final int distinctUsers;
    private long rows;
    private double firstS = Double.NaN;
    private double lastS = Double.NEGATIVE_INFINITY;

    /**
     * Requests that are dropped.
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
        private final IntArrayList slotNumber = new IntArrayList();
        /** Numbers of the users, if they are asked for. */
        private final IntArrayList user = new IntArrayList();
        /** Inputs, if the file has them. */
        private final DoubleArrayList inputBits = new DoubleArrayList();
        /** Cycles, if the file has them. */
        private final DoubleArrayList cycles = new DoubleArrayList();
        /** Deadlines, if the file has them. */
        private final DoubleArrayList deadlineS = new DoubleArrayList();
        /** Lines, if requests are played as they are. */
        private final IntArrayList line = new IntArrayList();
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
        IntArrayList numbers = new IntArrayList(slots);
        long others = 0;
        RequestUsers users = settings.users();
        int[] userOf = users(users, scenario.network().users(), reading, trainSlots);
        int most = users.asTheyAre() ? scenario.network().users() : Integer.MAX_VALUE;
        service = new int[reading.slotFrom.getInt(slots)];
        user = new int[users.named() ? service.length : 0];
        inputBits = new double[table.has(INPUT_BITS) ? service.length : 0];
        cycles = new double[table.has(CYCLES) ? service.length : 0];
        deadlineS = new double[table.has(DEADLINE_S) ? service.length : 0];
        Count otherUsers = new Count();
        Count crowded = new Count();
        int kept = 0;
        int trainKept = 0;
        for (int s = 0; s < slots; s++) {
            int first = kept;
            for (int r = reading.slotFrom.getInt(s); r < reading.slotFrom.getInt(s + 1); r++) {
                int name = reading.service.getInt(r);
                if (name < 0) {
                    continue;
                }
                if (played[name] < 0) {
                    others++;
                } else if (users.named() && userOf[reading.user.getInt(r)] < 0) {
                    otherUsers.add(reading.line.getInt(r));
                } else if (kept - first == most) {
                    crowded.add(reading.line.getInt(r));
                } else {
                    if (users.named()) {
                        user[kept] = userOf[reading.user.getInt(r)];
                    }
                    keepTask(reading, r, kept);
                    service[kept++] = played[name];
                }
            }
            if (kept > first || users.asTheyAre()) {
                from.add(first);
                numbers.add(reading.slotNumber.getInt(s));
                before.add(reading.slotFrom.getInt(s + 1) - reading.slotFrom.getInt(s));
                trainKept += s < trainSlots ? 1 : 0;
            }
        }
        drop("for other services", others, firstOther(reading, played));
        drop("of other users", otherUsers.count, otherUsers.firstLine);
        drop("beyond network.users in their slot", crowded.count, crowded.firstLine);
        from.add(kept);
        slotFrom = from.toIntArray();
        slotNumber = numbers.toIntArray();
        asked = before.toIntArray();
        trainFrames = trainKept / slotsPerFrame;
        firstTestFrame = (trainKept + slotsPerFrame - 1) / slotsPerFrame;
        frames = (slotFrom.length - 1) / slotsPerFrame;
        distinctServices = table.names(SERVICE).count();
        distinctUsers = table.names(USER).count();
        // A trace of blocks has millions of them, and those that are played are in services.
        table.forgetNames();
    }

    private void keepTask(Reading reading, int row, int kept) {
        if (inputBits.length > 0) {
            inputBits[kept] = reading.inputBits.getDouble(row);
        }
        if (cycles.length > 0) {
            cycles[kept] = reading.cycles.getDouble(row);
        }
        if (deadlineS.length > 0) {
            deadlineS[kept] = reading.deadlineS.getDouble(row);
        }
    }

    /** Requests that are dropped. */
    private static final class Count {
        private long count;
        private long firstLine;

        void add(long line) {
            firstLine = count++ == 0 ? line : firstLine;
        }
    }

    /** User, index from 0, that each user of the file is played as, −1 for none; of length 0 where that is not asked for. */
    private int[] users(RequestUsers users, int count, Reading reading, int trainSlots) {
        Names names = table.names(USER);
        int[] played = new int[users.named() ? names.count() : 0];
        if (users == RequestUsers.HASHED) {
            for (int u = 0; u < played.length; u++) {
                // Hashes of short names differ in few bits; multiplying spreads them.
                int spread = names.name(u).hashCode() * 0x9E3779B9;
                played[u] = Math.floorMod(spread ^ spread >>> 15, count);
            }
        } else if (users == RequestUsers.MOST_ACTIVE) {
            int[] requests = new int[played.length];
            for (int r = 0; r < reading.slotFrom.getInt(trainSlots); r++) {
                requests[reading.user.getInt(r)]++;
            }
            int[] ranked = new int[played.length];
            Arrays.setAll(ranked, u -> u);
            // Stable: of equals the one that appears first.
            IntArrays.mergeSort(ranked, (a, b) -> requests[b] - requests[a]);
            Arrays.fill(played, -1);
            for (int u = 0; u < Math.min(count, ranked.length); u++) {
                played[ranked[u]] = u;
            }
        }
        return played;
    }

    private Reading read(RequestSettings settings, int slotRequests) {
        TimeText times = new TimeText(table.layout());
        double from = bound(times, "from", settings.from(), Double.NEGATIVE_INFINITY);
        double until = bound(times, "until", settings.until(), Double.POSITIVE_INFINITY);
        Reading reading = new Reading();
        RequestUsers users = settings.users();
        table.read(row -> {
            if (users.named() && !row.has(USER)) {
                if (!table.has(USER)) {
                    throw table.refuse("has no column of users, which requests.users " + users
                            + " asks for; name it in requests.columns, as user=NAME");
                }
                throw new CsvTable.Refusal(USER, "is empty, and requests.users is " + users);
            }
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
            if (count == MAX_REQUESTS) {
                throw new CsvTable.Refusal(-1,
                        "is beyond the " + MAX_REQUESTS + " requests that fit; narrow the window");
            }
            long slot = settings.slotS() == 0
                    ? count / slotRequests
                    : (long) Math.floor((now - firstS) / settings.slotS());
            if (slot != reading.slot) {
                if (slot > MAX_SLOTS) {
                    throw new CsvTable.Refusal(TIME, "is in slot " + slot + "; at most " + MAX_SLOTS
                            + " fit: raise requests.slotS or narrow the window");
                }
                for (long empty = reading.slot + 1; empty < slot && users.asTheyAre(); empty++) {
                    reading.slotFrom.add(count);
                    reading.slotNumber.add((int) empty);
                }
                reading.slotFrom.add(count);
                reading.slotNumber.add((int) slot);
                reading.slot = slot;
                reading.slotLine = row.line();
            }
            int name = row.name(SERVICE);
            reading.service.add(name);
            if (users.asTheyAre()) {
                reading.line.add((int) row.line());
            }
            if (users.named()) {
                reading.user.add(row.name(USER));
            }
            if (table.has(INPUT_BITS)) {
                reading.inputBits.add(row.number(INPUT_BITS));
            }
            if (table.has(CYCLES)) {
                reading.cycles.add(row.number(CYCLES));
            }
            if (table.has(DEADLINE_S)) {
                reading.deadlineS.add(row.number(DEADLINE_S));
            }
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

    /** Numbers of dropped requests, by reason. */
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
        return distinctServices;
    }

    /** Different users in the file; 0 if it has no such column. */
    public int distinctUsers() {
        return distinctUsers;
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

    /** Slots, not counting those that are left out. */
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

    /** Number of a slot from the start of the trace, counting slots that are left out. */
    public int slotNumber(int slot) {
        return slotNumber[slot];
    }

    /** Requests of a frame, including those dropped for their service. */
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

    /** Whether the trace names the user of each request. */
    public boolean namesUsers() {
        return user.length > 0;
    }

    /** User of a request, index from 0, where the trace says. */
    public int user(int request) {
        return user[request];
    }

    /** Whether requests may have individual input, cycles or deadlines. */
    public boolean namesTasks() {
        return inputBits.length > 0 || cycles.length > 0 || deadlineS.length > 0;
    }

    /** Input of a request, bit; NaN where it has its service's. */
    public double inputBits(int request) {
        return inputBits.length > 0 ? inputBits[request] : Double.NaN;
    }

    /** Processor cycles of a request; NaN where it has its service's. */
    public double cycles(int request) {
        return cycles.length > 0 ? cycles[request] : Double.NaN;
    }

    /** Threshold of a request's delay, s; NaN where it has the scenario's. */
    public double deadlineS(int request) {
        return deadlineS.length > 0 ? deadlineS[request] : Double.NaN;
    }

    /** Requests that are played in frames. */
    public int requests(int first, int number) {
        return slotFrom[(first + number) * slotsPerFrame] - slotFrom[first * slotsPerFrame];
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

    /** Share of each service in the requests of frames: [services], sums to 1; all 0 where there are none. */
    public double[] popularity(int first, int number) {
        double[] popularity = new double[services.size()];
        count(first, number, popularity);
        double sum = Math.max(1, Arrays.stream(popularity).sum());
        for (int s = 0; s < popularity.length; s++) {
            popularity[s] /= sum;
        }
        return popularity;
    }
}
