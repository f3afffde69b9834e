package edgetempo.sweep;

import edgetempo.metric.Metric;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a run of a study comes to, whatever its work is: keys of results, columns of tables and heads on the page, each declared once. */
final class StudyFigures {
    /** Unit of shares. */
    static final String OF_ONE = "of 1";

    static final Metric EPISODES = count("episodes", "episodes", "played");
    static final Metric REWARD_MEAN = figure("rewardMean", "reward, all episodes", "mean episode reward", "1");
    static final Metric REWARD_LAST_50 = figure("rewardLast50", "reward, last 50 episodes",
            "mean reward of the last 50 episodes, or of all where there are fewer", "1");
    static final Metric QOS_LAST_50 = figure("qosLast50", "slot QoS, last 50 episodes",
            "mean slot QoS, a sum over users, in the same episodes", "1");
    static final Metric SWITCH_LAST_50 = figure("switchLast50S", "switching, last 50 episodes",
            "mean time of fetching services in an episode, in the same episodes", "s");
    static final Metric UPDATES = count("updates", "updates", "gradient updates");
    static final Metric SLOT_GAP = figure("slotGapPercent", "slots: gap to proven bound",
            "what decisions for slots lose against proven bounds at most", "%");

    static final Metric REWARD = figure("reward", "reward", "mean episode reward", "1");
    static final Metric REWARD_LOW = figure("rewardLow95", "reward, 95 % from",
            "lower end of the 95 % interval over a run's episodes", "1");
    static final Metric REWARD_HIGH = figure("rewardHigh95", "reward, 95 % to",
            "upper end of the 95 % interval over a run's episodes", "1");
    static final Metric QOS = figure("qos", "slot QoS", "mean slot QoS, a sum over users", "1");
    static final Metric SWITCHING = figure("switchS", "switching", "mean time of fetching services in an episode",
            "s");
    static final Metric OVERFLOW = figure("overflowGib", "beyond capacity", "mean cached beyond the capacity", "GiB");
    static final Metric LOCAL = share("localShare", "computed locally", "share of tasks");
    static final Metric HITS = share("hitShare", "computed at a server", "share of tasks");
    static final Metric CLOUD = share("cloudShare", "computed in the cloud", "share of tasks");

    static final Metric SLOTS = count("slots", "slots", "solved");
    static final Metric BEST_KNOWN = figure("bestKnownQos", "best known QoS", "mean of the best known slot QoS", "1");
    static final Metric BOUND = figure("boundQos", "proven bound", "mean bound of the slot QoS", "1");
    static final Metric GAP = figure("gapQos", "gap to proven bound", "mean of what slots lose against it at most",
            "QoS");
    static final Metric GAP_PERCENT = figure("gapPercent", "gap to proven bound, relative",
            "the same, of the mean bound", "%");
    static final Metric LARGEST_GAP = figure("largestGapQos", "largest gap", "of a slot", "QoS");
    static final Metric OPTIMAL = share("optimalShare", "proven optimal", "share of slots");

    static final Metric UTILITY = figure("utility", "utility", "mean utility of an epoch", "1");
    static final Metric EXACT_UTILITY = figure("exactUtility", "exact utility", "mean utility of the exact method",
            "1");
    static final Metric OF_EXACT = share("ofExactShare", "utility, of exact", "share of the exact utility");
    static final Metric PHASE_1_OF_EXACT = share("phase1OfExactShare", "offloading, of exact",
            "share of the exact utility of the first phase");

    /** Before the names of figures of the evaluation after a training. */
    private static final String HELD_OUT = "heldOut";
    /** What an evaluation comes to. */
    private static final List<Metric> EVALUATED = List.of(EPISODES, REWARD, REWARD_LOW, REWARD_HIGH, QOS, SWITCHING,
            OVERFLOW, LOCAL, HITS, CLOUD);
    private static final Map<String, Metric> BY_NAME = Stream.of(EVALUATED,
            EVALUATED.stream().map(StudyFigures::heldOut).toList(),
            List.of(REWARD_MEAN, REWARD_LAST_50, QOS_LAST_50, SWITCH_LAST_50, UPDATES, SLOT_GAP, SLOTS, BEST_KNOWN,
                    BOUND, GAP, GAP_PERCENT, LARGEST_GAP, OPTIMAL, UTILITY, EXACT_UTILITY, OF_EXACT,
                    PHASE_1_OF_EXACT))
            .flatMap(List::stream).collect(Collectors.toMap(Metric::name, Function.identity()));

    private StudyFigures() {}

    private static Metric figure(String name, String title, String meaning, String unit) {
        return new Metric(name, title, meaning, unit, "", false);
    }

    private static Metric share(String name, String title, String meaning) {
        return figure(name, title, meaning, OF_ONE);
    }

    private static Metric count(String name, String title, String meaning) {
        return new Metric(name, title, meaning, "1", "", true);
    }

    /** The same of episodes that were not trained on. */
    static Metric heldOut(Metric metric) {
        String name = metric.name();
        return new Metric(HELD_OUT + Character.toUpperCase(name.charAt(0)) + name.substring(1),
                metric.title() + ", held out", metric.meaning(), metric.unit(), "", metric.whole());
    }

    /** The figure of a key in results; of one that this version does not have, the key itself. */
    static Metric named(String name) {
        return BY_NAME.getOrDefault(name, Metric.unknown(name));
    }

    /** The figure that a study is about. */
    static Metric main(Study study) {
        return switch (study.work()) {
            case TRAIN -> study.evaluation() > 0 ? heldOut(REWARD) : REWARD_LAST_50;
            case PLAY, EVALUATE -> REWARD;
            case COMPARE -> QOS;
            case FRAN -> OF_EXACT;
        };
    }
}
