package edgetempo.reports.run;

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
 * Requests of a run over time: in its last episode slot by slot and, where requests come from a file, in the whole of it frame by
 * frame. The content of {@code requests.json}; the components are its keys.
 *
 * @param schemaVersion {@link #SCHEMA_VERSION}
 * @param kind          {@link #KIND}
 * @param episode       counted from 0
 * @param slots         of the episode
 * @param frames        of the file, both its parts; empty where requests follow a distribution
 */
public record RequestHistory(int schemaVersion, String kind, int episode, Counts slots, Optional<Counts> frames) {
    /** Schema version. */
    public static final int SCHEMA_VERSION = 1;
    /** Value of {@code kind} in such a record. */
    public static final String KIND = "request-history";
    /** Name of the file in a run folder. */
    public static final String FILE_NAME = "requests.json";

    private static final RecordFile<RequestHistory> FORM = new RecordFile<>("a record of requests over time",
            Optional.of(KIND), SCHEMA_VERSION, RequestHistory.class);

    /**
     * Requests over time.
     *
     * @param stretch   number of slots or frames over which each value is a mean
     * @param trainEnds number of slots or frames before the evaluation part; 0 where there is only one part
     * @param services  the most requested services in descending order, and the rest
     */
    public record Counts(int stretch, int trainEnds, List<Service> services) {
        /**
         * Keeps a copy.
         *
         * @throws IllegalArgumentException if services differ in how many numbers they have
         */
        public Counts {
            services = List.copyOf(services);
            if (services.stream().map(service -> service.requests.size()).distinct().count() > 1) {
                throw new IllegalArgumentException("services differ in how many stretches they have");
            }
        }
    }

    /**
     * Requests for a service, or for several together.
     *
     * @param name     its number and name
     * @param requests by stretch, the mean of a slot or frame
     */
    public record Service(String name, List<Double> requests) {
        /** Keeps a copy. */
        public Service {
            requests = List.copyOf(requests);
        }
    }

    /** Of an episode. */
    public RequestHistory(int episode, Counts slots, Optional<Counts> frames) {
        this(SCHEMA_VERSION, KIND, episode, slots, frames);
    }

    /**
     * Reads the record of a run folder; empty where the run has not recorded it.
     *
     * @throws ReportException if it is damaged or of another version
     */
    public static Optional<RequestHistory> read(Path folder) {
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
