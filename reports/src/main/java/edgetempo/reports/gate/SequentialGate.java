package edgetempo.reports.gate;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The sequential procedure of a gate: everything is measured briefly; benchmarks that seem to have changed are measured again, longer, and
 * only the new data decide. Most of the time is spent where it is needed, and selecting suspicious benchmarks by noise does not bias the
 * decision.
 */
public final class SequentialGate {
    private final GateRules rules;
    private final Measurer measurer;
    private final GateSteps steps;
    private final List<Subject> subjects;
    private final Map<Subject, List<Block>> screening = new LinkedHashMap<>();
    private final Map<Subject, List<Block>> fresh = new LinkedHashMap<>();
    private final Map<Subject, List<Block>> bytes = new LinkedHashMap<>();

    /**
     * Creates a gate that has not begun.
     *
     * @param steps    receives what is to be measured; the measurer reports what it measures
     * @param subjects to be compared
     */
    public SequentialGate(GateRules rules, Measurer measurer, GateSteps steps, List<Subject> subjects) {
        this.rules = rules;
        this.measurer = measurer;
        this.steps = steps;
        this.subjects = List.copyOf(subjects);
        steps.expect(GateSteps.Kind.BYTES, subjects.size());
        steps.expect(GateSteps.Kind.TIMES, passes(subjects));
    }

    /**
     * Measures and judges.
     *
     * @return one comparison per benchmark, in the order given
     */
    public List<Comparison> run() {
        add(bytes, measurer.allocations(subjects));
        add(screening, measurer.times(subjects));
        confirmAllocations();
        confirmTimes();
        steps.end();
        Map<Subject, Scatter> scatters = new LinkedHashMap<>();
        subjects.forEach(subject -> scatters.put(subject, Scatter.of(Stream.of(screening, fresh)
                .flatMap(blocks -> blocks.getOrDefault(subject, List.of()).stream()).toList())));
        Scatter all = Scatter.together(scatters.values());
        return subjects.stream().map(subject -> comparison(subject)
                .detecting(detectable(subject, scatters.get(subject).deviation(all)))).toList();
    }

    private void confirmAllocations() {
        List<Subject> doubtful = subjects.stream().filter(subject -> {
            Allocation seen = Comparison.allocation(subject, screening.getOrDefault(subject, List.of()),
                    bytes.getOrDefault(subject, List.of()));
            return seen.more() || seen.less();
        }).toList();
        for (int round = 0; round < rules.confirm() && !doubtful.isEmpty(); round++) {
            steps.expect(GateSteps.Kind.BYTES, doubtful.size());
            add(bytes, measurer.allocations(doubtful));
        }
    }

    private void confirmTimes() {
        List<Subject> open = subjects.stream().filter(subject -> canBeJudged(subject)
                && rules.doubtful(RankRatio.of(screening.get(subject), rules.confidence()))).toList();
        for (int round = 1; round <= rules.confirmMost() && !open.isEmpty(); round++) {
            if (round <= rules.confirm()) {
                // As many rounds as it takes at least are expected at once.
                steps.expect(GateSteps.Kind.TIMES, round == 1 ? passes(open) * rules.confirm() : 0);
            } else {
                steps.expect(GateSteps.Kind.TIMES, passes(open));
            }
            add(fresh, measurer.times(open));
            if (round >= rules.confirm()) {
                open = open.stream().filter(this::undecided).toList();
            }
        }
    }

    private int passes(List<Subject> measured) {
        return measured.size() * measurer.timePasses();
    }

    /** By the forks that a confirmed verdict would have had behind it. */
    private double detectable(Subject subject, double deviation) {
        List<Block> blocks = fresh.getOrDefault(subject, screening.getOrDefault(subject, List.of()));
        int base = blocks.stream().mapToInt(block -> block.base().size()).sum();
        int candidate = blocks.stream().mapToInt(block -> block.candidate().size()).sum();
        int rounds = fresh.containsKey(subject) ? 1 : rules.confirm();
        return rules.detectable(deviation, measurer.sameBase() ? base : base * rounds, candidate * rounds);
    }

    /** Whether both sides have forks; a base that is not measured again must have enough of them. */
    private boolean canBeJudged(Subject subject) {
        List<Block> blocks = screening.getOrDefault(subject, List.of());
        long base = blocks.stream().mapToLong(block -> block.base().size()).sum();
        return base >= (measurer.sameBase() ? Comparison.MIN_FORKS : 1)
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
}
