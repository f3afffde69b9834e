package edgetempo.cli;

import java.util.Arrays;
import java.util.List;

/** Figures and tables that can be drawn again, and the commands that do it. */
enum Figure {
    /** The first picture of the README. */
    REWARD("reward", "the first run: learning curve beside plain policies", "half a minute",
            new Step("train --seed 1 --out OUT/runs", "", "--episodes 2 --references 1"),
            new Step("report OUT/runs/* --figures OUT/figures --out OUT/report.html", "", "")),
    /** Learning curves of the published scenarios. */
    PUBLISHED("published", "learning curves of LSTM-DDPG beside the published ones, N = 20, 30, 40, 50", "40 minutes",
            trainPublished(20), trainPublished(30), trainPublished(40), trainPublished(50),
            new Step("report OUT/runs/* --figures OUT/figures --out OUT/report.html", "", "")),
    /** Convergence of the genetic algorithm. */
    CONVERGENCE("convergence", "convergence of the genetic algorithm in a slot beside the published one, N = 50",
            "a minute",
            new Step("train --scenario published-m2-n50 --algorithm all --seed 1 --out OUT/runs",
                    "--episodes 2 --references 0", "--episodes 1 --references 0"),
            new Step("report OUT/runs/* --figures OUT/figures --out OUT/report.html", "", "")),
    /** Slot solvers on equal terms. */
    SOLVERS("solvers", "slot solvers on equal terms: gaps to proven bounds, ranks, anytime curves", "half an hour",
            new Step(
                    "compare --scenario published-m2-n20,published-m2-n50,physical-m2-n20,physical-m2-n50,physical-m5-n50"
                            + " --out OUT/comparisons",
                    "--slots 100 --repeats 5",
                    "--slots 2 --budget evaluations=500")),
    /** Policies on drifting popularity. */
    DRIFT("drift", "policies that do not learn under drifting popularity, on the same episodes", "two minutes",
            new Step(
                    "compare --scenario drift-m2-n20 --policies popularity,greedy,best-static,adaptive-popularity,clairvoyant"
                            + " --out OUT/comparisons",
                    "--episodes 100", "--episodes 2")),
    /** What memory is worth where popularity follows the day. */
    RHYTHM("rhythm",
            "learning the rhythm of the day: lstm-recall with memory and without, beside plain policies and Bayes",
            "ten minutes",
            new Step("train --scenario rhythm-m2-n20 --algorithm lstm-recall --seeds 1..3 --out OUT/runs",
                    "--episodes 300 --references 20", "--episodes 2 --references 1"),
            new Step(
                    "train --scenario rhythm-m2-n20 --algorithm 'lstm-recall{memory: none}' --seeds 1..3 --out OUT/runs",
                    "--episodes 300 --references 20", "--episodes 2 --references 1"),
            new Step("report OUT/runs/* --figures OUT/figures --out OUT/report.html", "", ""),
            new Step(
                    "compare --scenario rhythm-m2-n20 --solver exact --policies best-static,bayes-filter,bayes-recall,clairvoyant"
                            + " --out OUT/comparisons",
                    "--episodes 100", "--episodes 2")),
    /** The second system. */
    FRAN("fran", "offloading and allocation in F-RAN, learned and exact by phase, seeds 1 to 3", "ten minutes",
            new Step("fran train --scenario fran-default --seed 1 --out OUT/runs", "", "--epochs 2"),
            new Step("fran train --scenario fran-default --seed 2 --out OUT/runs", "", "--epochs 2"),
            new Step("fran train --scenario fran-default --seed 3 --out OUT/runs", "", "--epochs 2"),
            new Step("report OUT/runs/* --figures OUT/figures --out OUT/report.html", "", ""));

    private static final String OUT = "OUT";

    /**
     * A command.
     *
     * @param words what is the same at any size; {@code OUT} stands for the folder, {@code *} for all folders there, and a word
     *              with spaces stands in apostrophes
     * @param full  program and command that make it as large as the figure needs
     * @param quick program and command that make it as small as can be
     */
    private record Step(String words, String full, String quick) {}

    private final String label;
    private final String meaning;
    private final String time;
    private final List<Step> steps;

    Figure(String label, String meaning, String time, Step... steps) {
        this.label = label;
        this.meaning = meaning;
        this.time = time;
        this.steps = List.of(steps);
    }

    private static Step trainPublished(int users) {
        return new Step("train --scenario published-m2-n" + users + " --seeds 1..3 --out OUT/runs",
                "--episodes 200 --references 20", "--episodes 2 --references 1");
    }

    /** Its name on the command line. */
    String label() {
        return label;
    }

    /** What it shows. */
    String meaning() {
        return meaning;
    }

    /** About how long it takes on two cores. */
    String time() {
        return time;
    }

    /** Names of all. */
    static List<String> labels() {
        return Arrays.stream(values()).map(Figure::label).toList();
    }

    /** The figure of a name. */
    static Figure of(String label) {
        return Arrays.stream(values()).filter(one -> one.label.equals(label)).findFirst().orElseThrow();
    }

    /**
     * Its commands without the program's name.
     *
     * @param out   folder of what they leave
     * @param quick whether as small as can be, which shows that it works and nothing else
     */
    List<String> commands(String out, boolean quick) {
        return steps.stream().map(step -> (step.words + " " + (quick ? step.quick : step.full)).strip()
                .replace(OUT, out)).toList();
    }
}
