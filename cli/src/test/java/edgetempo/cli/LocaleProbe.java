package edgetempo.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Runs one command of every kind, in a JVM of its own: what a locale spoils is often made once, when a class is loaded. */
final class LocaleProbe {
    static final String OUTPUT = "output.txt";
    private static final String SCENARIO = "Zürich-٣.yaml";

    private final Path folder;
    private final PrintWriter output;

    private LocaleProbe(Path folder, PrintWriter output) {
        this.folder = folder;
        this.output = output;
    }

    /** Expects a folder that exists. */
    public static void main(String[] args) throws IOException {
        Path folder = Path.of(args[0]);
        try (PrintWriter output = new PrintWriter(
                Files.newBufferedWriter(folder.resolve(OUTPUT), StandardCharsets.UTF_8))) {
            new LocaleProbe(folder, output).run();
        }
    }

    private void run() throws IOException {
        Files.writeString(folder.resolve(SCENARIO),
                "ga:\n  generations: 2\n  population: 8\n  selection: TOURNAMENT\ntime:\n  framesPerEpisode: 8\n");
        String scenario = folder.resolve(SCENARIO).toString();
        play("scenario", "list");
        play("scenario", "show", "physical-m2-n20");
        play("scenario", "show", "fran-small", "--json");
        play("scenario", "reference");
        play("scenario", "check", scenario);
        play("scenario", "check", "physical-m2-n2o");
        play("scenario", "check", "physical-m2-n20", "--set", "network.users=twenty");
        play("scenario", "check", "physical-m2-n20", "--set", "ga.selection=TOURNAMENT", "--set", "ga.islands=2");
        play("solve", "--scenario", scenario, "--json", "--backend", "scalar");
        play("train", "--scenario", scenario, "--algorithm", "popularity", "--episodes", "2", "--references", "1",
                "--solver", "local-search", "--backend", "scalar", "--threads", "1", "--out",
                folder.resolve("runs").toString());
        // Of networks one episode, which is named by TensorFlow.
        play("train", "--scenario", scenario, "--algorithm", "ddpg", "--episodes", "1", "--references", "0", "--set",
                "time.framesPerEpisode=2", "--backend", "scalar", "--threads", "1", "--out",
                folder.resolve("learned").toString());
        play("evaluate", "--scenario", scenario, "--algorithm", "all", "--episodes", "2", "--references", "none",
                "--backend", "scalar", "--threads", "1");
        play("compare", "--scenario", scenario, "--slots", "3", "--budget", "evaluations=500", "--threads",
                "1", "--backend", "scalar", "--out", folder.resolve("compared").toString());
        play("fran", "solve", "--scenario", "fran-small", "--episodes", "1");
        try (Stream<Path> runs = Files.list(folder.resolve("runs"))) {
            play("report", runs.findFirst().orElseThrow().toString(), "--out", folder.resolve("page.html").toString());
        }
    }

    private void play(String... args) {
        StringWriter out = new StringWriter();
        int code = Main.run(args, new PrintWriter(out, true), new PrintWriter(out, true));
        output.println("--- " + List.of(args).subList(0, 2) + " exit " + code);
        output.println(out.toString().replace(folder.toString(), "FOLDER"));
    }
}
