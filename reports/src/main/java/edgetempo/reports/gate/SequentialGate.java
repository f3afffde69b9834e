package edgetempo.reports.gate;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * The order of a gate: everything is measured briefly; what looks as if it had changed is measured again, longer, and
 * only these fresh numbers decide. So most of the time goes where it is needed, and what caught the eye among many
 * benchmarks because of noise does not count as evidence for itself.
 */
public final class SequentialGate {
    private final GateRules rules;
    private final Measurer measurer;
    private final Consumer<String> progress;
    private final Map<Subject, List<Block>> screening = new LinkedHashMap<>();
    private final Map<Subject, List<Block>> fresh = new LinkedHashMap<>();
    private final Map<Subject, List<Block>> bytes = new LinkedHashMap<>();

    /**
     * A gate that has not begun.
     *
     * @param progress is told, a line at a time, what is being done
     */
    public SequentialGate(GateRules rules, Measurer measurer, Consumer<String> progress) {
        this.rules = rules;
        this.measurer = measurer;
        this.progress = progress;
    }

    /**
     * Measures and judges.
     *
     * @return one comparison a benchmark, in the order given
     */
    public List<Comparison> run(List<Subject> subjects) {
        progress.accept("allocation of " + subjects.size() + " benchmarks");
        add(bytes, measurer.allocations(subjects));
        progress.accept("times of " + subjects.size() + " benchmarks");
        add(screening, measurer.times(subjects));
        confirmAllocations(subjects);
        confirmTimes(subjects);
        return subjects.stream().map(this::comparison).toList();
    }

    private void confirmAllocations(List<Subject> subjects) {
        List<Subject> doubtful = subjects.stream().filter(subject -> {
            Allocation seen = Comparison.allocation(subject, screening.getOrDefault(subject, List.of()),
                    bytes.getOrDefault(subject, List.of()));
            return seen.more() || seen.less();
        }).toList();
        for (int round = 0; round < rules.confirm() && !doubtful.isEmpty(); round++) {
            progress.accept("allocation again: " + names(doubtful));
            add(bytes, measurer.allocations(doubtful));
        }
    }

    private void confirmTimes(List<Subject> subjects) {
        List<Subject> open = subjects.stream().filter(subject -> canBeJudged(subject)
                && rules.doubtful(RankRatio.of(screening.get(subject), rules.confidence()))).toList();
        for (int round = 1; round <= rules.confirmMost() && !open.isEmpty(); round++) {
            progress.accept("times again, round " + round + ": " + names(open));
            add(fresh, measurer.times(open));
            if (round >= rules.confirm()) {
                open = open.stream().filter(this::undecided).toList();
            }
        }
    }

    /** Whether both sides have forks; a base that is not measured again must have enough of them. */
    private boolean canBeJudged(Subject subject) {
        List<Block> blocks = screening.getOrDefault(subject, List.of());
        long base = blocks.stream().mapToLong(block -> block.base().size()).sum();
        return base >= (measurer.sameBase() ? Comparison.LEAST_FORKS : 1)
                && blocks.stream().anyMatch(block -> !block.candidate().isEmpty());
    }

    private boolean undecided(Subject subject) {
        RankRatio estimate = RankRatio.of(fresh.get(subject), rules.confidence());
        return rules.stillDoubtful(estimate) && !rules.slower(estimate) && !rules.faster(estimate);
    }

    private Comparison comparison(Subject subject) {
        List<Block> times = fresh.getOrDefault(subject, screening.getOrDefault(subject, List.of()));
        return Comparison.of(subject, times, bytes.getOrDefault(subject, List.of()), rules,
                fresh.containsKey(subject));
    }

    private void add(Map<Subject, List<Block>> all, Map<Subject, Block> more) {
        more.forEach((subject, block) -> {
            List<Block> blocks = all.computeIfAbsent(subject, key -> new ArrayList<>());
            if (measurer.sameBase() && !blocks.isEmpty()) {
                blocks.set(0, blocks.getFirst().withCandidate(block.candidate()));
            } else {
                blocks.add(block);
            }
        });
    }

    private static String names(List<Subject> subjects) {
        return String.join(", ", subjects.stream().map(Subject::id).toList());
    }
}
