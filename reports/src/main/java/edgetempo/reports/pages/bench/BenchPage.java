package edgetempo.reports.pages.bench;

import edgetempo.reports.bench.BenchMachine;
import edgetempo.reports.bench.BenchResult;
import edgetempo.reports.bench.BenchScore;
import edgetempo.reports.document.Block;
import edgetempo.reports.document.Facts;
import edgetempo.reports.document.Fold;
import edgetempo.reports.document.Note;
import edgetempo.reports.document.Numbers;
import edgetempo.reports.document.Page;
import edgetempo.reports.document.Section;
import edgetempo.reports.document.Tile;
import edgetempo.reports.pages.setup.ProvenanceFacts;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The page of benchmark results: the newest file in full, the others as history. */
public final class BenchPage {
    private BenchPage() {}

    /** Makes the page of at least one file. */
    public static Page of(List<BenchResult> files, String footer) {
        List<BenchResult> results = files.stream()
                .sorted(Comparator.comparing(result -> result.created().orElse(""))).toList();
        BenchResult newest = results.getLast();
        List<Section> sections = new ArrayList<>();
        if (results.size() > 1) {
            sections.add(BenchHistory.section(results));
        }
        Devices.section(newest).ifPresent(sections::add);
        Map<String, List<BenchGroup>> classes = new LinkedHashMap<>();
        BenchGroup.of(newest).forEach(group -> classes
                .computeIfAbsent(group.scores().getFirst().shortName().replaceFirst("\\..*", ""),
                        name -> new ArrayList<>())
                .add(group));
        classes.forEach((name, groups) -> sections.add(new Section(name, "", groups.stream()
                .flatMap(group -> new BenchCharts(group).blocks().stream()).toList())));
        sections.add(setup(newest, results.size() > 1));
        return new Page("Benchmarks", subtitle(results), tiles(newest, classes.size()), sections, footer);
    }

    private static String subtitle(List<BenchResult> results) {
        BenchResult newest = results.getLast();
        return (results.size() > 1 ? results.size() + " files, the newest in full: " : "")
                + newest.file().getFileName()
                + newest.machine().map(machine -> ", on " + machine.cpu()).orElse("") + ".";
    }

    private static List<Tile> tiles(BenchResult result, int classes) {
        List<Tile> tiles = new ArrayList<>();
        tiles.add(new Tile("measurements", Integer.toString(result.scores().size()), "",
                "of " + classes + (classes == 1 ? " benchmark class" : " benchmark classes")));
        int forks = result.scores().stream().mapToInt(BenchScore::forks).min().orElse(0);
        tiles.add(new Tile("forks of each", Integer.toString(forks), "",
                result.quick() ? "a quick run: no figures to quote" : "Java virtual machines"));
        long without = result.scores().stream()
                .filter(score -> score.allocation().isPresent() && score.allocation().get().score() < 0.5).count();
        long profiled = result.scores().stream().filter(score -> score.allocation().isPresent()).count();
        if (profiled > 0) {
            tiles.add(new Tile("allocate nothing", Long.toString(without), "of " + profiled, "0 B an operation"));
        }
        if (!result.skipped().isEmpty()) {
            tiles.add(new Tile("left out", Integer.toString(result.skipped().size()), "", "see Setup for the reasons"));
        }
        return tiles;
    }

    private static Section setup(BenchResult result, boolean several) {
        List<Block> blocks = new ArrayList<>();
        if (result.quick()) {
            blocks.add(Note.warning("Measured with --quick: good for finding out whether everything runs, not for"
                    + " comparing."));
        }
        result.skipped().entrySet().stream().sorted(Map.Entry.comparingByKey())
                .forEach(skipped -> blocks.add(Note.info("Left out: " + skipped.getKey() + ": " + skipped.getValue())));
        if (!result.command().isEmpty()) {
            blocks.add(new Fold("Command", String.join(" ", result.command()), true));
        }
        Map<String, String> facts = new LinkedHashMap<>();
        result.machine().ifPresent(machine -> add(facts, machine));
        result.commit().ifPresent(commit -> facts.put("commit", ProvenanceFacts.shortened(commit)));
        result.created().ifPresent(created -> facts.put("measured", ProvenanceFacts.time(created)));
        facts.putAll(result.properties());
        if (facts.isEmpty()) {
            blocks.add(Note.info("JMH's own JSON does not say where, when and of what commit it was measured."));
        } else {
            blocks.add(Facts.of("Machine" + (several ? " of the newest file" : ""), facts));
        }
        return new Section("Setup", "", blocks);
    }

    private static void add(Map<String, String> facts, BenchMachine machine) {
        facts.put("processor", machine.cpu());
        facts.put("cores", Integer.toString(machine.cores()));
        facts.put("class of machines", machine.machineClass());
        facts.put("operating system", machine.os() + ", " + machine.arch());
        facts.put("Java", machine.jdk());
        facts.put("vectors", machine.vectorBits() == 0 ? "none" : machine.vectorBits() + " bit");
        facts.put("largest heap", Numbers.text(machine.heapMib()) + " MiB");
    }
}
