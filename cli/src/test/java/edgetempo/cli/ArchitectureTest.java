package edgetempo.cli;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.library.GeneralCodingRules;
import edgetempo.mec.SlotSolver;
import edgetempo.mec.TwoTimescaleEnv;
import edgetempo.nativeconfig.TensorFlowRuntime;
import java.io.File;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.bytedeco.javacpp.Loader;
import org.junit.jupiter.api.Test;
import org.tensorflow.Graph;

/** Dependencies point one way, between modules and between packages. */
class ArchitectureTest {
    private static final String EXPERIMENTS = "edgetempo.experiments..";
    private static final JavaClasses ALL = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("edgetempo");

    /** What each part of core may use of core. Packages below a part belong to it. */
    private static final Map<String, Set<String>> CORE = Map.ofEntries(
            Map.entry("edgetempo.scenario", Set.of()),
            Map.entry("edgetempo.random", Set.of()),
            Map.entry("edgetempo.metric", Set.of()),
            Map.entry("edgetempo.input", Set.of("edgetempo.scenario")),
            Map.entry("edgetempo.mec",
                    Set.of("edgetempo.metric", "edgetempo.scenario", "edgetempo.random", "edgetempo.input")),
            Map.entry("edgetempo.solver", Set.of("edgetempo.scenario", "edgetempo.random", "edgetempo.mec")),
            Map.entry("edgetempo.ga",
                    Set.of("edgetempo.scenario", "edgetempo.random", "edgetempo.mec", "edgetempo.solver")),
            Map.entry("edgetempo.fran", Set.of("edgetempo.scenario", "edgetempo.random")),
            Map.entry("edgetempo.caching",
                    Set.of("edgetempo.scenario", "edgetempo.random", "edgetempo.mec", "edgetempo.solver")),
            Map.entry("edgetempo.catalogue",
                    Set.of("edgetempo.scenario", "edgetempo.random", "edgetempo.mec", "edgetempo.solver",
                            "edgetempo.ga", "edgetempo.caching")),
            Map.entry("edgetempo.comparison",
                    Set.of("edgetempo.scenario", "edgetempo.random", "edgetempo.mec", "edgetempo.solver",
                            "edgetempo.ga", "edgetempo.catalogue")),
            Map.entry("edgetempo.conformance",
                    Set.of("edgetempo.scenario", "edgetempo.random", "edgetempo.mec", "edgetempo.ga")));

    /** What each other module may use of other modules, core aside, which all of them may use but {@code nativeconfig}. */
    private static final Map<String, Set<String>> MODULES = Map.of(
            "edgetempo.nativeconfig", Set.of(),
            "edgetempo.cuda", Set.of(),
            "edgetempo.agents", Set.of("edgetempo.nativeconfig"),
            "edgetempo.reports", Set.of(),
            "edgetempo.experiments", Set.of("edgetempo.nativeconfig", "edgetempo.agents", "edgetempo.reports"),
            "edgetempo.benchmarks",
            Set.of("edgetempo.nativeconfig", "edgetempo.cuda", "edgetempo.agents", "edgetempo.reports",
                    "edgetempo.experiments"),
            "edgetempo.cli",
            Set.of("edgetempo.nativeconfig", "edgetempo.cuda", "edgetempo.agents", "edgetempo.reports",
                    "edgetempo.experiments", "edgetempo.benchmarks"),
            // Built with Spark, which no other class path has, this one neither: Maven holds its direction.
            "edgetempo.sweep", Set.of("edgetempo.nativeconfig", "edgetempo.agents", "edgetempo.reports",
                    "edgetempo.experiments"),
            "edgetempo.browser", Set.of("edgetempo.reports"));

    @Test
    void allModulesAreSeen() {
        Set<String> packages = ALL.stream().map(JavaClass::getPackageName)
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(packages).contains("edgetempo.mec", "edgetempo.nativeconfig", "edgetempo.agents.ddpg",
                "edgetempo.agents.dqn", "edgetempo.agents.fran", "edgetempo.reports.fran",
                "edgetempo.reports.run",
                "edgetempo.cli");
    }

    /** Also of modules that are not on the class path of this test. */
    @Test
    void everyPackageOfTheSourceTreeIsBoundByARule() throws IOException {
        Set<String> packages = sourcePackages();
        Set<String> parts = parts();
        assertThat(packages).as("packages must be within a part that CORE or MODULES names")
                .allMatch(name -> parts.stream().anyMatch(part -> within(part, name)));
        assertThat(parts).as("parts must have a package")
                .allMatch(part -> packages.stream().anyMatch(name -> within(part, name)));
    }

    @Test
    void partsUseOnlyThoseBelowThem() {
        CORE.forEach((part, below) -> requireOnly(part, below));
        MODULES.forEach((part, below) -> {
            Set<String> allowed = new TreeSet<>(below);
            if (!part.equals("edgetempo.nativeconfig")) {
                allowed.addAll(CORE.keySet());
            }
            requireOnly(part, allowed);
        });
    }

    private static void requireOnly(String part, Set<String> allowed) {
        Set<String> others = parts();
        others.removeAll(allowed);
        others.remove(part);
        noClasses().that().resideInAPackage(part + "..").should().dependOnClassesThat()
                .resideInAnyPackage(others.stream().map(other -> other + "..").toArray(String[]::new))
                .allowEmptyShould(Set.of("edgetempo.browser", "edgetempo.sweep").contains(part)).check(ALL);
    }

    private static Set<String> parts() {
        Set<String> parts = new TreeSet<>(CORE.keySet());
        parts.addAll(MODULES.keySet());
        return parts;
    }

    private static boolean within(String part, String name) {
        return name.equals(part) || name.startsWith(part + ".");
    }

    /** Of the main sources of every module. */
    private static Set<String> sourcePackages() throws IOException {
        Path root = Path.of("").toAbsolutePath().getParent();
        assertThat(root.resolve("pom.xml")).exists();
        Set<String> packages = new TreeSet<>();
        try (Stream<Path> modules = Files.list(root)) {
            for (Path sources : modules.map(module -> module.resolve("src/main/java")).filter(Files::isDirectory)
                    .toList()) {
                try (Stream<Path> files = Files.walk(sources)) {
                    files.filter(file -> file.toString().endsWith(".java"))
                            .map(file -> sources.relativize(file).getParent().toString())
                            .forEach(folder -> packages.add(folder.replace(File.separatorChar, '.')));
                }
            }
        }
        assertThat(packages).contains("edgetempo.mec", "edgetempo.experiments.training");
        return packages;
    }

    @Test
    void useCasesPrintNothingEndNoVirtualMachineAndKnowNoOptions() throws IOException {
        GeneralCodingRules.NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS.check(ALL.that(resideInAPackage(EXPERIMENTS)));
        noClasses().that().resideInAPackage(EXPERIMENTS).should().callMethod(System.class, "exit", int.class)
                .orShould().callMethod(Runtime.class, "exit", int.class)
                .orShould().callMethod(Runtime.class, "halt", int.class)
                .orShould().callMethod(Runtime.class, "addShutdownHook", Thread.class)
                .orShould().dependOnClassesThat().areAssignableTo(PrintWriter.class).check(ALL);
        try (Stream<Path> files = Files.walk(Path.of("../experiments/src/main/java"))) {
            assertThat(files.filter(Files::isRegularFile)).isNotEmpty()
                    .allSatisfy(file -> assertThat(Files.readString(file)).doesNotContain("\"--", " --"));
        }
    }

    @Test
    void trainedPoliciesActWithoutTensorFlow() {
        noClasses().that().resideInAnyPackage("edgetempo.agents.policy..", "edgetempo.agents.network..",
                "edgetempo.agents.checkpoint..").should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.tensorflow..", "org.bytedeco..", "edgetempo.nativeconfig..",
                        "edgetempo.agents.graph..", "edgetempo.agents.ddpg..", "edgetempo.agents.dqn..",
                        "edgetempo.agents.fran..",
                        "edgetempo.agents.recall..", "edgetempo.agents.training..")
                .check(ALL);
    }

    @Test
    void theTwoSystemsLearnApartFromEachOther() {
        noClasses().that().resideInAnyPackage("edgetempo.agents.dqn..", "edgetempo.agents.fran..").should()
                .dependOnClassesThat().resideInAnyPackage("edgetempo.agents.ddpg..", "edgetempo.agents.training..",
                        "edgetempo.mec..", "edgetempo.ga..")
                .check(ALL);
        noClasses().that().resideInAnyPackage("edgetempo.agents.dqn..").should().dependOnClassesThat()
                .resideInAnyPackage("edgetempo.agents.fran..", "edgetempo.fran..", "edgetempo.scenario..").check(ALL);
        noClasses().that()
                .resideInAnyPackage("edgetempo.agents.ddpg..", "edgetempo.agents.recall..",
                        "edgetempo.agents.training..")
                .should()
                .dependOnClassesThat().resideInAnyPackage("edgetempo.agents.dqn..", "edgetempo.agents.fran..",
                        "edgetempo.fran..")
                .check(ALL);
    }

    @Test
    void reportsReadResultsAndNeverSolveOrPlay() {
        noClasses().that().resideInAPackage("edgetempo.reports..").should().dependOnClassesThat()
                .resideInAnyPackage("edgetempo.solver..", "edgetempo.ga..", "edgetempo.catalogue..",
                        "edgetempo.catalogue..", "edgetempo.caching..", "edgetempo.conformance..")
                .orShould().dependOnClassesThat().areAssignableTo(SlotSolver.class).orShould().dependOnClassesThat()
                .areAssignableTo(TwoTimescaleEnv.class).check(ALL);
    }

    @Test
    void graphsAreMadeWhereTheLibraryIsLoadedByOneProcessAtATime() {
        noClasses().that().doNotHaveFullyQualifiedName(TensorFlowRuntime.class.getName()).should()
                .callConstructor(Graph.class).orShould().callMethod(Loader.class, "load", Class.class).check(ALL);
    }

    @Test
    void packagesAreFreeOfCycles() {
        slices().matching("edgetempo.(**)").should().beFreeOfCycles().check(ALL);
    }

    @Test
    void onlyTheCommandLineKnowsPicocliAndOnlyNativeConfigAndAgentsKnowTensorFlow() {
        noClasses().that().resideOutsideOfPackages("edgetempo.cli..").should().dependOnClassesThat()
                .resideInAnyPackage("picocli..", "me.tongfei..").check(ALL);
        classes().that().resideInAnyPackage("edgetempo..").and().resideOutsideOfPackages("edgetempo.agents..",
                "edgetempo.nativeconfig..", "edgetempo.experiments..", "edgetempo.cli..", "edgetempo.benchmarks..")
                .should()
                .onlyDependOnClassesThat()
                .resideOutsideOfPackages("org.tensorflow..", "org.bytedeco..").check(ALL);
    }
}
