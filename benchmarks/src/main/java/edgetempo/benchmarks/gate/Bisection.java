package edgetempo.benchmarks.gate;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/**
 * A bisection for the first commit that is worse than a good one. As in {@code git bisect}, git chooses the next commit; but nothing is
 * checked out.
 */
final class Bisection {
    /** Judgement of a commit. */
    enum Judgement {
        /** As good as the good one. */
        GOOD("good"),
        /** Worse. */
        BAD("bad"),
        /** Unknown, since it does not build or run. */
        SKIPPED("skipped");

        private final String label;

        Judgement(String label) {
            this.label = label;
        }

        /** In a word. */
        String label() {
            return label;
        }
    }

    /** Judges commits. */
    interface Judge {
        /** Builds and measures a commit. */
        Judgement of(String commit);
    }

    /**
     * A commit that was tried.
     *
     * @param commit    in full
     * @param judgement its judgement
     */
    record Tried(String commit, Judgement judgement) {}

    /**
     * Result of a search.
     *
     * @param suspects the first bad commit, or it and those that could not be judged before it
     * @param tried    in the order of the search
     */
    record Found(List<String> suspects, List<Tried> tried) {
        Found {
            suspects = List.copyOf(suspects);
            tried = List.copyOf(tried);
        }
    }

    private final Git git;
    private final Judge judge;
    private final Consumer<String> progress;

    Bisection(Git git, Judge judge, Consumer<String> progress) {
        this.git = git;
        this.judge = judge;
        this.progress = progress;
    }

    /**
     * Searches.
     *
     * @param good a commit
     * @param bad  a later one that is known to be worse
     */
    Found search(String good, String bad) {
        List<String> goods = new ArrayList<>(List.of(good));
        Set<String> skipped = new HashSet<>();
        List<Tried> tried = new ArrayList<>();
        String worst = bad;
        while (true) {
            List<String> suspects = git.suspects(worst, goods);
            String known = worst;
            List<String> open = suspects.stream().filter(one -> !one.equals(known) && !skipped.contains(one)).toList();
            if (open.isEmpty()) {
                List<String> left = new ArrayList<>(List.of(known));
                suspects.stream().filter(one -> !one.equals(known)).forEach(left::add);
                return new Found(left, tried);
            }
            String next = open.getFirst();
            int steps = Integer.SIZE - Integer.numberOfLeadingZeros(open.size());
            progress.accept("bisect: " + open.size() + (open.size() == 1 ? " commit" : " commits") + " to go, about "
                    + steps + (steps == 1 ? " step" : " steps") + ": " + git.title(next));
            Judgement judgement = judge.of(next);
            progress.accept("bisect: " + Git.shortened(next) + " is " + judgement.label());
            tried.add(new Tried(next, judgement));
            switch (judgement) {
                case GOOD -> goods.add(next);
                case BAD -> worst = next;
                case SKIPPED -> skipped.add(next);
            }
        }
    }
}
