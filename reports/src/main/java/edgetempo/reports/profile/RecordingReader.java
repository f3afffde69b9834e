package edgetempo.reports.profile;

import edgetempo.reports.ReportException;
import edgetempo.reports.profile.ProfileSummary.Bytes;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import jdk.jfr.consumer.RecordedClass;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordedFrame;
import jdk.jfr.consumer.RecordedMethod;
import jdk.jfr.consumer.RecordedStackTrace;
import jdk.jfr.consumer.RecordingFile;

/** Sums up the events of a recording, one at a time. */
final class RecordingReader {
    private static final int ROWS = 20;
    private static final double MIB = 1 << 20;

    /** Vector operations become single instructions: their time is attributed to the calling method. */
    private static final List<String> INSTRUCTIONS = List.of("jdk.incubator.vector.", "jdk.internal.vm.vector.");
    private static final List<String> OF_OTHERS = List.of("java.", "jdk.", "sun.", "org.openjdk.jmh.");
    /** Made by JMH for each benchmark. */
    private static final String GENERATED = ".jmh_generated.";
    private static final Pattern PLAIN = Pattern.compile("[\\w.$]+");
    private static final double WORTH_A_FRAME = 0.02;
    private static final int MAX_SEPARATE = 24;

    private final Map<String, Long> self = new HashMap<>();
    /** As {@link #self}, of the method that asked for an instruction. */
    private final Map<String, Long> asking = new HashMap<>();
    /** Samples with a method of the program anywhere on the stack, as compilers name it. */
    private final Map<String, Long> within = new HashMap<>();
    private final Map<String, Long> total = new HashMap<>();
    private final Map<String, Long> classes = new HashMap<>();
    private final Map<String, Long> sites = new HashMap<>();
    /** Bytes by what is allocated and where, and by line within. */
    private final Map<String, Map<Integer, Long>> lines = new HashMap<>();
    private Instant first = Instant.MAX;
    private Instant last = Instant.MIN;
    private long samples;
    private long allocated;
    private long collections;
    private double pauses;
    private double longestPause;
    private double heapPeak;
    private long compilations;
    private long failures;
    private double compileSeconds;
    private double longestCompile;
    private String longestMethod = "";

    private RecordingReader() {}

    static ProfileSummary read(Path recording, String what) {
        return read(recording).summary(what);
    }

    /** All methods and places, not the foremost alone. Lines of a method count as one place: they move when something above them does. */
    static ProfileDifference.Profile profile(Path recording) {
        RecordingReader reader = read(recording);
        Map<String, ProfileDifference.Profile.Site> whole = new HashMap<>();
        reader.lines.forEach((name, bytes) -> whole.put(name, new ProfileDifference.Profile.Site(
                bytes.values().stream().mapToLong(Long::longValue).sum(),
                bytes.entrySet().stream().max(Map.Entry.comparingByValue()).orElseThrow().getKey())));
        return new ProfileDifference.Profile(reader.samples, reader.asking, whole);
    }

    /**
     * Methods of the program that a compiler can keep apart from their callers, {@code Class::method}, the most frequent on the stack
     * first. Not those with vectors as arguments or results, which would have to become objects.
     */
    static List<String> separable(Path recording) {
        RecordingReader reader = read(recording);
        return reader.within.entrySet().stream().filter(entry -> entry.getValue() > WORTH_A_FRAME * reader.samples)
                .sorted(Map.Entry.<String, Long>comparingByValue().reversed().thenComparing(Map.Entry.comparingByKey()))
                .limit(MAX_SEPARATE).map(Map.Entry::getKey).toList();
    }

    private static boolean isSeparable(RecordedMethod method) {
        String type = method.getType().getName();
        return OF_OTHERS.stream().noneMatch(type::startsWith) && !type.contains(GENERATED)
                && PLAIN.matcher(type + method.getName()).matches() && !method.getDescriptor().contains("/vector/");
    }

    private static boolean isInstruction(RecordedFrame frame) {
        return INSTRUCTIONS.stream().anyMatch(frame.getMethod().getType().getName()::startsWith);
    }

    private static RecordingReader read(Path recording) {
        RecordingReader reader = new RecordingReader();
        try (RecordingFile events = new RecordingFile(recording)) {
            while (events.hasMoreEvents()) {
                reader.add(events.readEvent());
            }
        } catch (IOException e) {
            throw ReportException.reading(recording, e);
        }
        return reader;
    }

    private void add(RecordedEvent event) {
        switch (event.getEventType().getName()) {
            case "jdk.ExecutionSample" -> addSample(event);
            case "jdk.ObjectAllocationSample" -> addAllocation(event);
            case "jdk.GarbageCollection" -> {
                collections++;
                pauses += seconds(event.getDuration("sumOfPauses"));
                longestPause = Math.max(longestPause, seconds(event.getDuration("longestPause")));
            }
            case "jdk.GCHeapSummary" -> heapPeak = Math.max(heapPeak, event.getLong("heapUsed") / MIB);
            case "jdk.Compilation" -> addCompilation(event);
            case "jdk.CompilationFailure" -> failures++;
            default -> {
                return;
            }
        }
        first = event.getStartTime().isBefore(first) ? event.getStartTime() : first;
        last = event.getEndTime().isAfter(last) ? event.getEndTime() : last;
    }

    private void addSample(RecordedEvent event) {
        RecordedStackTrace stack = event.getStackTrace();
        if (stack == null || stack.getFrames().isEmpty()) {
            return;
        }
        samples++;
        self.merge(name(stack.getFrames().getFirst().getMethod()), 1L, Long::sum);
        asking.merge(name(stack.getFrames().stream().filter(frame -> !isInstruction(frame)).findFirst()
                .orElse(stack.getFrames().getFirst()).getMethod()), 1L, Long::sum);
        stack.getFrames().stream().map(RecordedFrame::getMethod).filter(RecordingReader::isSeparable)
                .map(method -> method.getType().getName() + "::" + method.getName()).distinct()
                .forEach(method -> within.merge(method, 1L, Long::sum));
        Set<String> seen = new HashSet<>();
        for (RecordedFrame frame : stack.getFrames()) {
            String name = name(frame.getMethod());
            if (seen.add(name)) {
                total.merge(name, 1L, Long::sum);
            }
        }
    }

    private void addAllocation(RecordedEvent event) {
        long bytes = event.getLong("weight");
        allocated += bytes;
        RecordedClass type = event.getClass("objectClass");
        classes.merge(readable(type.getName()), bytes, Long::sum);
        RecordedStackTrace stack = event.getStackTrace();
        if (stack != null && !stack.getFrames().isEmpty()) {
            RecordedFrame frame = stack.getFrames().getFirst();
            sites.merge(name(frame.getMethod()) + ":" + frame.getLineNumber(), bytes, Long::sum);
            lines.computeIfAbsent(readable(type.getName()) + " in " + name(frame.getMethod()), key -> new HashMap<>())
                    .merge(frame.getLineNumber(), bytes, Long::sum);
        }
    }

    private void addCompilation(RecordedEvent event) {
        compilations++;
        double seconds = seconds(event.getDuration());
        compileSeconds += seconds;
        if (seconds > longestCompile) {
            longestCompile = seconds;
            RecordedMethod method = event.getValue("method");
            longestMethod = name(method);
        }
    }

    private static double seconds(Duration duration) {
        return duration.toNanos() / 1e9;
    }

    private static String name(RecordedMethod method) {
        return method.getType().getName() + "." + method.getName();
    }

    /** The virtual machine's names of arrays: {@code [I} is {@code int[]}. */
    private static String readable(String name) {
        int dimensions = name.lastIndexOf('[') + 1;
        if (dimensions == 0) {
            return name;
        }
        String element = name.substring(dimensions);
        String type = switch (element.charAt(0)) {
            case 'Z' -> "boolean";
            case 'B' -> "byte";
            case 'C' -> "char";
            case 'S' -> "short";
            case 'I' -> "int";
            case 'J' -> "long";
            case 'F' -> "float";
            case 'D' -> "double";
            default -> element.substring(1, element.length() - 1).replace('/', '.');
        };
        return type + "[]".repeat(dimensions);
    }

    private ProfileSummary summary(String what) {
        List<ProfileSummary.Method> methods = most(self).stream().map(entry -> new ProfileSummary.Method(entry.getKey(),
                (double) entry.getValue() / samples, (double) total.get(entry.getKey()) / samples)).toList();
        return new ProfileSummary(ProfileSummary.SCHEMA_VERSION, what,
                last.isAfter(first) ? seconds(Duration.between(first, last)) : 0, samples, methods, allocated,
                bytes(classes), bytes(sites),
                new ProfileSummary.Collections(collections, pauses, longestPause, heapPeak),
                new ProfileSummary.Compilations(compilations, failures, compileSeconds, longestCompile, longestMethod));
    }

    private static List<Bytes> bytes(Map<String, Long> all) {
        return most(all).stream().map(entry -> new Bytes(entry.getKey(), entry.getValue())).toList();
    }

    private static List<Map.Entry<String, Long>> most(Map<String, Long> all) {
        return all.entrySet().stream().sorted(Map.Entry.<String, Long>comparingByValue().reversed()
                .thenComparing(Map.Entry.comparingByKey())).limit(ROWS).toList();
    }
}
