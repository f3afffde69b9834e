package edgetempo.cli;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import edgetempo.mec.SlotSolver;
import edgetempo.mec.TwoTimescaleEnv;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Dependencies point one way, between modules and between packages. */
class ArchitectureTest {
    private static final String[] CORE = {"edgetempo.scenario..", "edgetempo.random..", "edgetempo.metric..",
            "edgetempo.mec..",
            "edgetempo.ga..",
            "edgetempo.solver..", "edgetempo.fran..", "edgetempo.caching..", "edgetempo.registry..",
            "edgetempo.comparison..",
            "edgetempo.conformance.."};
    private static final JavaClasses ALL = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("edgetempo");

    /** What each package of core may use of core, itself always. */
    private static final Map<String, Set<String>> ALLOWED = Map.ofEntries(
            Map.entry("edgetempo.scenario", Set.of()),
            Map.entry("edgetempo.random", Set.of()),
            Map.entry("edgetempo.metric", Set.of()),
            Map.entry("edgetempo.mec", Set.of("edgetempo.metric", "edgetempo.scenario", "edgetempo.random")),
            Map.entry("edgetempo.solver", Set.of("edgetempo.scenario", "edgetempo.random", "edgetempo.mec")),
            Map.entry("edgetempo.ga",
                    Set.of("edgetempo.scenario", "edgetempo.random", "edgetempo.mec", "edgetempo.solver")),
            Map.entry("edgetempo.fran", Set.of("edgetempo.scenario", "edgetempo.random")),
            Map.entry("edgetempo.caching",
                    Set.of("edgetempo.scenario", "edgetempo.random", "edgetempo.mec", "edgetempo.solver")),
            Map.entry("edgetempo.registry",
                    Set.of("edgetempo.scenario", "edgetempo.mec", "edgetempo.solver", "edgetempo.ga")),
            Map.entry("edgetempo.comparison",
                    Set.of("edgetempo.scenario", "edgetempo.random", "edgetempo.mec", "edgetempo.solver",
                            "edgetempo.ga", "edgetempo.registry")),
            Map.entry("edgetempo.conformance",
                    Set.of("edgetempo.scenario", "edgetempo.random", "edgetempo.mec", "edgetempo.ga")));

    @Test
    void allModulesAreSeen() {
        Set<String> packages = ALL.stream().map(JavaClass::getPackageName)
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(packages).contains("edgetempo.mec", "edgetempo.nativeconfig", "edgetempo.agents.ddpg",
                "edgetempo.agents.dqn", "edgetempo.agents.fran", "edgetempo.reports.fran",
                "edgetempo.reports.run",
                "edgetempo.cli");
    }

    @Test
    void coreKnowsNoOtherModuleAndNoTensorFlow() {
        noClasses().that().resideInAnyPackage(CORE).should().dependOnClassesThat()
                .resideInAnyPackage("org.tensorflow..",
                        "org.bytedeco..", "edgetempo.agents..", "edgetempo.nativeconfig..", "edgetempo.reports..",
                        "edgetempo.cli..",
                        "edgetempo.experiments..", "edgetempo.benchmarks..")
                .check(ALL);
    }

    @Test
    void packagesOfCoreUseOnlyThoseBelowThem() {
        ALLOWED.forEach((name, below) -> {
            Set<String> others = new TreeSet<>(ALLOWED.keySet());
            others.removeAll(below);
            others.remove(name);
            noClasses().that().resideInAPackage(name + "..").should().dependOnClassesThat()
                    .resideInAnyPackage(others.stream().map(other -> other + "..").toArray(String[]::new)).check(ALL);
        });
    }

    @Test
    void trainedPoliciesActWithoutTensorFlow() {
        noClasses().that().resideInAnyPackage("edgetempo.agents.policy..", "edgetempo.agents.checkpoint..").should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.tensorflow..", "org.bytedeco..", "edgetempo.nativeconfig..",
                        "edgetempo.agents.graph..", "edgetempo.agents.ddpg..", "edgetempo.agents.dqn..",
                        "edgetempo.agents.fran..",
                        "edgetempo.agents.training..")
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
        noClasses().that().resideInAnyPackage("edgetempo.agents.ddpg..", "edgetempo.agents.training..").should()
                .dependOnClassesThat().resideInAnyPackage("edgetempo.agents.dqn..", "edgetempo.agents.fran..",
                        "edgetempo.fran..")
                .check(ALL);
    }

    @Test
    void modulesPointOneWay() {
        noClasses().that().resideInAPackage("edgetempo.nativeconfig..").should().dependOnClassesThat()
                .resideInAnyPackage("edgetempo.agents..", "edgetempo.reports..", "edgetempo.cli..",
                        "edgetempo.experiments..", "edgetempo.benchmarks..",
                        "edgetempo.mec..", "edgetempo.ga..")
                .check(ALL);
        noClasses().that().resideInAPackage("edgetempo.agents..").should().dependOnClassesThat()
                .resideInAnyPackage("edgetempo.reports..", "edgetempo.experiments..", "edgetempo.cli..",
                        "edgetempo.benchmarks..")
                .check(ALL);
        noClasses().that().resideInAPackage("edgetempo.reports..").should().dependOnClassesThat()
                .resideInAnyPackage("edgetempo.agents..", "edgetempo.nativeconfig..", "edgetempo.experiments..",
                        "edgetempo.cli..",
                        "edgetempo.benchmarks..", "org.tensorflow..")
                .check(ALL);
        noClasses().that().resideInAPackage("edgetempo.experiments..").should().dependOnClassesThat()
                .resideInAnyPackage("edgetempo.cli..", "edgetempo.benchmarks..").check(ALL);
    }

    @Test
    void reportsReadResultsAndNeverSolveOrPlay() {
        noClasses().that().resideInAPackage("edgetempo.reports..").should().dependOnClassesThat()
                .resideInAnyPackage("edgetempo.solver..", "edgetempo.ga..", "edgetempo.registry..",
                        "edgetempo.catalogue..", "edgetempo.caching..", "edgetempo.conformance..")
                .orShould().dependOnClassesThat().areAssignableTo(SlotSolver.class).orShould().dependOnClassesThat()
                .areAssignableTo(TwoTimescaleEnv.class).check(ALL);
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
                .resideOutsideOfPackage("org.tensorflow..").check(ALL);
    }
}
