package edgetempo.catalogue.builtin;

import edgetempo.catalogue.CrossoverProvider;
import edgetempo.catalogue.OperatorContext;
import edgetempo.catalogue.Provider;
import edgetempo.catalogue.ProviderGroup;
import edgetempo.catalogue.SelectionProvider;
import edgetempo.catalogue.Setting;
import edgetempo.ga.Crossover;
import edgetempo.ga.LinearRanking;
import edgetempo.ga.ParentSelection;
import edgetempo.ga.PointCrossover;
import edgetempo.ga.SoftmaxRoulette;
import edgetempo.ga.StochasticUniversalSampling;
import edgetempo.ga.Tournament;
import edgetempo.ga.UniformCrossover;
import edgetempo.scenario.ScenarioKey;
import java.util.List;
import java.util.function.Function;

/** Operators of the genetic algorithm. */
public final class BuiltInOperators implements ProviderGroup {
    @Override
    public List<Provider> providers() {
        return List.of(
                new Selection("SOFTMAX_ROULETTE", "Draws with replacement, probability proportional to exp(fitness).",
                        List.of(), context -> new SoftmaxRoulette(context.ga().population())),
                new Selection("TOURNAMENT", "The fittest of ga.tournamentSize individuals drawn with replacement.",
                        List.of("ga.tournamentSize"),
                        context -> new Tournament(context.ga().population(), context.ga().tournamentSize())),
                new Selection("STOCHASTIC_UNIVERSAL",
                        "Stochastic universal sampling: as SOFTMAX_ROULETTE, but all parents from one draw, by equidistant pointers.",
                        List.of(), context -> new StochasticUniversalSampling(context.ga().population())),
                new Selection("RANK",
                        "Draws with replacement, probability linear in the rank of the fitness, see ga.rankPressure.",
                        List.of("ga.rankPressure"),
                        context -> new LinearRanking(context.ga().population(), context.ga().rankPressure())),
                new Crossing("UNIFORM", "Every gene is the mate's with probability 1/2.", _ -> new UniformCrossover()),
                new Crossing("ONE_POINT", "Genes behind a random point of the chromosome are the mate's.",
                        _ -> new PointCrossover(1)),
                new Crossing("TWO_POINT", "Genes between two random points of the chromosome are the mate's.",
                        _ -> new PointCrossover(2)));
    }

    /** A selection, and the scenario keys that it looks at. */
    private record Selection(String name, String description, List<String> keys,
            Function<OperatorContext, ParentSelection> factory) implements SelectionProvider {
        @Override
        public List<Setting> settings() {
            return keys.stream().map(ScenarioKey::at).map(Setting::ofKey).toList();
        }

        @Override
        public ParentSelection create(OperatorContext context) {
            return factory.apply(context);
        }
    }

    /** A crossover without settings. */
    private record Crossing(String name, String description,
            Function<OperatorContext, Crossover> factory) implements CrossoverProvider {
        @Override
        public Crossover create(OperatorContext context) {
            return factory.apply(context);
        }
    }
}
