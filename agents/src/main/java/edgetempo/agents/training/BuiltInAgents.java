package edgetempo.agents.training;

import edgetempo.agents.ddpg.LstmDdpg;
import edgetempo.agents.ddpg.PlainDdpg;
import edgetempo.agents.ddpg.TwinDdpg;
import edgetempo.agents.policy.RecallPlanner;
import edgetempo.catalogue.ProviderGroup;
import edgetempo.catalogue.Trait;
import edgetempo.scenario.mec.ObservationKind;
import edgetempo.scenario.mec.Scenario;
import java.util.List;
import java.util.Set;

/** EdgeTempo's own agents: the DDPG family, and a recall agent. A new agent is listed here. */
public final class BuiltInAgents implements ProviderGroup {
    /** The paper's agent. */
    public static final String LSTM_DDPG = "lstm-ddpg";
    /** The paper's agent without the LSTM. */
    public static final String DDPG = "ddpg";
    /** The agent that decides the slots too. */
    public static final String TWIN_DDPG = "twin-ddpg";

    /** The recall agent, which forecasts requests with weights shared by services. */
    public static final String LSTM_RECALL = "lstm-recall";

    /** Keys that only affect agents with an LSTM. */
    private static final Set<String> MEMORY = Set.of("agent.lstm", "learning.sequenceLength", "learning.burnIn");

    /**
     * The default agent of a scenario: the recall agent where it is applicable and fast, that is where the observation holds a histogram of
     * requests and a plan has few bits; elsewhere, and so in the paper's scenarios, the paper's agent.
     */
    public static String usual(Scenario scenario) {
        return scenario.caching().observation() == ObservationKind.EXTENDED
                && scenario.planLength() <= RecallPlanner.MAX_BITS ? LSTM_RECALL : LSTM_DDPG;
    }

    @Override
    public List<AgentProvider> providers() {
        return List.of(
                new DdpgProvider<>(LSTM_DDPG, "DDPG with an LSTM in actor and critic: the paper's DGL-DDPG",
                        Set.of(Trait.TENSORFLOW), Set.of(), BuiltInAgents::lstm,
                        (name, networks, of) -> new DdpgLearner(name, networks, of.scenario(), of.seed())),
                new DdpgProvider<>(DDPG, "DDPG of dense layers", Set.of(Trait.TENSORFLOW), MEMORY,
                        BuiltInAgents::plain,
                        (name, networks, of) -> new DdpgLearner(name, networks, of.scenario(), of.seed())),
                new DdpgProvider<>(TWIN_DDPG, "DDPG with two actors, which decides the slots too",
                        Set.of(Trait.TENSORFLOW, Trait.SOLVES_SLOTS), MEMORY, BuiltInAgents::twin,
                        (name, networks, of) -> new TwinDdpgLearner(name, networks, of.scenario(), of.seed())),
                new RecallProvider(LSTM_RECALL));
    }

    private static LstmDdpg lstm(AgentContext context) {
        Scenario scenario = context.scenario();
        return new LstmDdpg(context.observationSize(), scenario.planLength(), scenario.services().count(),
                scenario.agent(), scenario.learning(), context.seed(), context.config().get());
    }

    private static PlainDdpg plain(AgentContext context) {
        Scenario scenario = context.scenario();
        return new PlainDdpg(context.observationSize(), scenario.planLength(), scenario.services().count(),
                scenario.agent(), scenario.learning(), context.seed(), context.config().get());
    }

    private static TwinDdpg twin(AgentContext context) {
        Scenario scenario = context.scenario();
        return new TwinDdpg(context.observationSize(), 3 * scenario.network().users(), scenario.planLength(),
                scenario.services().count(), scenario.agent(), scenario.learning(), context.seed(),
                context.config().get());
    }
}
