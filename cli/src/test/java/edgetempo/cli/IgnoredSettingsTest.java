package edgetempo.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A setting that nobody looks at is refused or said, whichever way it was given. */
class IgnoredSettingsTest {
    @TempDir
    private Path folder;
    private final SmallRun small = new SmallRun();

    private String warned(String command, String sets) {
        List<String> args = new ArrayList<>(List.of(command.split(" ")));
        Stream.concat(Stream.of("time.solver=ga", "ga.generations=2", "ga.population=20"), Stream.of(sets.split(" ")))
                .forEach(set -> args.addAll(List.of("--set", set)));
        if (!command.startsWith("solve") && !command.startsWith("compare")) {
            args.addAll(List.of("--set", "time.framesPerEpisode=40"));
        }
        args.addAll(List.of("--quiet", "--backend", "scalar"));
        if (!command.startsWith("solve") && !command.startsWith("evaluate")) {
            args.addAll(List.of("--out", folder.toString()));
        }
        assertThat(small.main(args.toArray(String[]::new))).as(small.err.toString()).isZero();
        return small.err.toString();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "solve | ga.rankPressure=2 ga.selection=TOURNAMENT | ga.rankPressure has no effect without ga.selection=RANK",
            "solve | ga.migrants=3 | ga.migrants has no effect without ga.islands above 1",
            "solve | ga.mutationPatience=3 | ga.mutationPatience has no effect without ga.mutationSchedule=STAGNATION",
            "solve --solver memetic | ga.selection=RANK | ga.population has no effect on memetic",
            "solve --solver improved | ga.memeticPopulation=9 | ga.memeticPopulation has no effect on improved",
            "solve --solver local-search | ga.elites=2 | ga.elites has no effect on local-search",
            "solve --solver improved | ga.variant=DISCRETE | ga.variant has no effect: the solver is improved",
            "solve | time.solver=exact | ga.population has no effect on exact",
            "solve --solver memetic | time.solver=exact{nodes:9} | time.solver has no effect: the solver is memetic",
            "solve | agent.batch=3 | agent.batch has no effect: nobody learns here",
            "train --algorithm all --episodes 1 --references 0 | learning.nStep=2 | learning.nStep has no effect: all does not learn",
            "train --algorithm ddpg --episodes 1 --references 0 | agent.lstm=7 | agent.lstm has no effect on ddpg",
            "train --algorithm lstm-recall --episodes 1 --references 0 | agent.hidden1=7 | agent.hidden1 has no effect on lstm-recall",
            "train --algorithm twin-ddpg --episodes 1 --references 0 | ga.elites=1 | ga.elites has no effect: twin-ddpg solves the slots itself",
            "evaluate --algorithm all --references none --episodes 1 | ga.tournamentSize=2 | ga.tournamentSize has no effect without ga.selection=TOURNAMENT"})
    void whatNobodyLooksAtIsSaid(String command, String sets, String said) {
        assertThat(warned(command.strip(), sets.strip())).contains(said.strip());
    }

    @Test
    void whatSomebodyLooksAtIsNotSaid() {
        assertThat(warned("solve", "ga.islands=2 ga.migrants=9 ga.elites=2")).isEmpty();
        assertThat(warned("solve", "ga.selection=RANK ga.rankPressure=2 ga.maxMillis=9000000000000000")).isEmpty();
        assertThat(warned("train --algorithm all --episodes 1 --references 0", "agent.episodes=3")).isEmpty();
    }

    @Test
    void comparisonsSayWhatNoEntrantLooksAt() {
        String compare = "compare --slots 1 --budget evaluations=400 --solvers improved,local-search";
        assertThat(warned(compare, "ga.elites=1 ga.rankPressure=2 ga.maxMillis=5"))
                .contains("ga.rankPressure has no effect without ga.selection=RANK",
                        "ga.maxMillis has no effect: the budget limits every slot",
                        "ga.generations has no effect: the budget limits every slot")
                .doesNotContain("elites", "ga.population");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "improved:rankPressure=2 | ga.rankPressure has no effect without ga.selection=RANK",
            "improved:migrants=3 | ga.migrants has no effect without ga.islands above 1",
            "memetic:population=100 | memetic has no setting \"population\"",
            "improved:islands=2:migrants=40 | ga.migrants: 40 does not go with ga.population 30"})
    void anEntrantsOwnAreRefused(String entrant, String said) {
        assertThat(small.main("compare", "--slots", "1", "--solvers", entrant.strip(), "--out", folder.toString()))
                .isEqualTo(ExitCodes.BAD_INPUT);
        assertThat(small.err.toString().strip()).hasLineCount(1).contains(said.strip());
    }

    @Test
    void migrantsOfIslandsDoNotReachSmallerPopulationsOfReferences() {
        for (String solver : List.of("improved", "memetic", "discrete")) {
            assertThat(small.main("solve", "--solver", solver, "--backend", "scalar", "--set", "ga.islands=2", "--set",
                    "ga.migrants=7", "--set", "ga.memeticPopulation=8")).as(small.err.toString()).isZero();
            assertThat(small.main("solve", "--solver", solver, "--backend", "scalar", "--set", "ga.islands=2", "--set",
                    "ga.migrants=9")).isEqualTo(solver.equals("memetic") ? ExitCodes.BAD_INPUT : ExitCodes.OK);
        }
    }

    @Test
    void wallTimesBeyondWhatCanBeCountedInNanosecondsAreNoLimit() {
        for (String millis : List.of("9300000000000", "9000000000000000", "9223372036855")) {
            assertThat(small.main("solve", "--backend", "scalar", "--set", "ga.maxMillis=" + millis, "--json"))
                    .isZero();
            String limited = small.out.toString().replace("\"maxMillis\" : " + millis, "\"maxMillis\" : 0");
            assertThat(small.main("solve", "--backend", "scalar", "--json")).isZero();
            assertThat(limited).isEqualTo(small.out.toString());
        }
    }
}
