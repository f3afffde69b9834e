package edgetempo.reports.pages.run;

import edgetempo.reports.document.Estimate;
import edgetempo.reports.document.Format;
import edgetempo.reports.document.Numbers;
import edgetempo.reports.document.Tile;
import edgetempo.reports.document.Tone;
import edgetempo.reports.evaluation.PairedDifference;
import edgetempo.reports.evaluation.Position;
import edgetempo.reports.run.EpisodeRow;
import edgetempo.reports.run.ReferenceComparison;
import edgetempo.reports.run.RunRecord;
import edgetempo.reports.stats.SampleIntervals;
import edgetempo.reports.stats.SeedEstimate;
import edgetempo.reports.stats.Summary;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The key figures at the top of the page of runs. */
final class RunTiles {
    private static final int LAST = 50;
    private static final double CONFIDENCE = 0.95;
    private static final String BEST_STATIC = "best-static";
    private static final Format SIGNED = Format.signed(2);
    /** References to be seen first → what they are. */
    private static final Map<String, String> HEADLINES = headlines();

    private RunTiles() {}

    private static Map<String, String> headlines() {
        Map<String, String> names = new LinkedHashMap<>();
        names.put("greedy", "the greedy plan");
        names.put(BEST_STATIC, "the best static plan");
        names.put("clairvoyant", "a clairvoyant");
        return names;
    }

    static List<Tile> of(List<RunGroup> groups) {
        List<Tile> tiles = new ArrayList<>();
        for (RunGroup group : groups) {
            tiles.add(reward(group, groups.size() > 1));
        }
        if (groups.size() == 1) {
            RunGroup group = groups.getFirst();
            tiles.addAll(beside(group));
            published(group).ifPresent(tiles::add);
            evaluated(group).or(() -> position(group)).ifPresent(tiles::add);
            tiles.add(time(group));
            if (group.runs().stream().anyMatch(run -> run.record().updates() > 0)) {
                tiles.add(new Tile("gradient updates", Numbers.prefixed(group.recordMean(RunRecord::updatesPerSecond)),
                        "1/s",
                        Numbers.prefixed(group.recordMean(record -> record.updates())) + " in a run"));
            }
            if (group.runs().stream().anyMatch(run -> run.record().gaEvaluations() > 0)) {
                tiles.add(new Tile("fitness evaluations",
                        Numbers.prefixed(group.recordMean(RunRecord::gaEvaluationsPerSecond)), "1/s",
                        "of the time in slots"));
            }
        }
        return tiles;
    }

    private static Tile reward(RunGroup group, boolean several) {
        double[] rewards = group.levels(LAST);
        int episodes = Math.min(LAST, group.episodes());
        String label = several ? group.label() : "reward, last " + episodes + " episodes";
        if (rewards.length > 1) {
            SeedEstimate estimate = SeedEstimate.of(rewards);
            return new Tile(label, Numbers.text(estimate.mean()), "", Numbers.range(estimate.meanInterval())
                    + ": " + SampleIntervals.label(rewards.length, "seed"));
        }
        double[] all = group.first().column(EpisodeRow::reward);
        double[] last = Arrays.copyOfRange(all, Math.max(0, all.length - LAST), all.length);
        return new Tile(label, Numbers.text(Summary.of(last).mean()), "",
                last.length < 2
                        ? "one episode"
                        : Numbers.range(Summary.of(last).tInterval(CONFIDENCE)) + ": 95 % t-interval over episodes");
    }

    private static double level(RunGroup group) {
        return Summary.of(group.levels(LAST)).mean();
    }

    /** Beside the references that say what learning is worth, and where none of them was played beside the strongest. */
    private static List<Tile> beside(RunGroup group) {
        List<ReferenceComparison> all = group.beside();
        List<Tile> tiles = new ArrayList<>();
        HEADLINES.forEach((policy, name) -> all.stream().filter(one -> one.policy().equals(policy)).findFirst()
                .ifPresent(one -> tiles.add(beside(name, one, group))));
        if (tiles.isEmpty() && !all.isEmpty()) {
            tiles.add(beside(all.getFirst().policy() + ", the strongest policy played", all.getFirst(), group));
        }
        return tiles;
    }

    private static Tile beside(String name, ReferenceComparison one, RunGroup group) {
        int episodes = group.first().record().options().references();
        return new Tile("beside " + name, SIGNED.text(one.ahead().value()), "",
                "which earns " + Numbers.text(one.reward()) + " in the same "
                        + (episodes == 1 ? "episode" : episodes + " episodes"),
                Tone.of(one.ahead()));
    }

    private static Optional<Tile> published(RunGroup group) {
        return Published.reward(group.scenario(), group.algorithm()).map(curve -> {
            double[] rewards = curve.points().stream().mapToDouble(PublishedCurve.Point::reward).toArray();
            double published = Summary.lastMean(rewards, LAST);
            return new Tile("published level", Numbers.text(published), "",
                    "last " + LAST + " of " + rewards.length + " episodes; reward is "
                            + difference(level(group), published));
        });
    }

    /** The trained policies beside the best static plan, without noise, on unseen episodes; empty where no evaluation played it. */
    private static Optional<Tile> evaluated(RunGroup group) {
        List<PairedDifference> ahead = group.runs().stream().flatMap(run -> run.evaluations().stream())
                .flatMap(evaluation -> evaluation.differences().stream())
                .filter(difference -> difference.reference().equals(BEST_STATIC)).toList();
        if (ahead.isEmpty()) {
            return Optional.empty();
        }
        Summary all = Summary.of(ahead.stream().mapToDouble(PairedDifference::reward).toArray());
        Estimate estimate = Estimate.of(all.mean(),
                ahead.size() == 1 ? ahead.getFirst().interval() : all.tInterval(CONFIDENCE));
        return Optional.of(new Tile("evaluated, beside the best static plan", SIGNED.text(estimate.value()), "",
                "without noise, on episodes that training has not seen" + position(group)
                        .map(tile -> "; " + tile.value() + " " + tile.label()).orElse(""),
                Tone.of(estimate)));
    }

    private static Optional<Tile> position(RunGroup group) {
        List<Position> positions = group.runs().stream().flatMap(run -> run.evaluations().stream())
                .flatMap(evaluation -> evaluation.position().stream())
                .filter(position -> Double.isFinite(position.share())).toList();
        return positions.isEmpty()
                ? Optional.empty()
                : Optional.of(new Tile("of the way from " + positions.getFirst().from() + " to "
                        + positions.getFirst().to(),
                        Numbers.percent(positions.stream().mapToDouble(Position::share).average().orElseThrow()), "",
                        "without noise, on episodes that training has not seen"));
    }

    private static Tile time(RunGroup group) {
        double seconds = group.recordMean(RunRecord::wallSeconds);
        double perEpisode = seconds / group.recordMean(record -> record.episodes());
        return new Tile(group.runs().size() > 1 ? "time of a run" : "time", Numbers.time(seconds), "",
                Numbers.time(perEpisode) + " an episode");
    }

    /** The first beside the second, in words. */
    static String difference(double value, double other) {
        double difference = value - other;
        return Math.abs(difference) < 5e-4 * Math.abs(other)
                ? "the same"
                : Numbers.text(Math.abs(difference), 3) + (difference > 0 ? " above" : " below");
    }
}
