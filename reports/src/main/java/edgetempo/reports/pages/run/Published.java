package edgetempo.reports.pages.run;

import edgetempo.reports.csv.TidyCsv;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * Curves that Liu et al. (2024) released with their code, by scenario. They come with this program, as tables beside this
 * package's name in {@code edgetempo/reports/published}.
 */
public final class Published {
    private static final String FOLDER = "/edgetempo/reports/published/";
    private static final String PREFIX = "published-";

    private Published() {}

    /**
     * A point of a curve of the genetic algorithm.
     *
     * @param generation counted from 0
     * @param qos        largest fitness of the generation, a mean over slots
     */
    public record Generation(int generation, double qos) {}

    /** The reward by episode of DGL-DDPG, or of twin-actor DDPG for that algorithm; empty where none was published. */
    public static Optional<PublishedCurve> reward(String scenario, String algorithm) {
        String name = algorithm.equals("twin-ddpg") ? "twin-figure-twin-ddpg-reward-" : "dgl-ddpg-reward-";
        String label = algorithm.equals("twin-ddpg") ? "twin-actor DDPG, published" : "DGL-DDPG, published";
        return table(name, scenario).map(text -> new PublishedCurve(label,
                TidyCsv.of(PublishedCurve.Point.class, "episode", "episode_reward").parse(text, name + scenario)));
    }

    /** The best fitness by generation of the improved genetic algorithm; empty where none was published. */
    static Optional<double[]> convergence(String scenario) {
        return table("ga-qos-", scenario)
                .map(text -> TidyCsv.of(Generation.class, "generation", "best_qos_sum").parse(text, scenario).stream()
                        .mapToDouble(Generation::qos).toArray());
    }

    private static Optional<String> table(String name, String scenario) {
        if (!scenario.matches(PREFIX + "m2-n\\d+")) {
            return Optional.empty();
        }
        try (InputStream in = Published.class
                .getResourceAsStream(FOLDER + name + scenario.substring(PREFIX.length()) + ".csv")) {
            return in == null
                    ? Optional.empty()
                    : Optional.of(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException("a published curve cannot be read", e);
        }
    }
}
