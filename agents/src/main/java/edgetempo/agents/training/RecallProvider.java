package edgetempo.agents.training;

import edgetempo.agents.policy.PolicyMemory;
import edgetempo.agents.policy.RecallForm;
import edgetempo.agents.policy.RecallPolicy;
import edgetempo.agents.recall.Recall;
import edgetempo.catalogue.Setting;
import edgetempo.catalogue.SettingValues;
import edgetempo.catalogue.Trait;
import edgetempo.scenario.mec.Scenario;
import java.util.List;
import java.util.Set;

/** Creates the recall agent, which forecasts requests by an LSTM and plans by a critic. */
record RecallProvider(String name) implements AgentProvider {
    private static final String MEMORY = "memory";
    private static final String CAPACITY = "capacity";
    private static final String EXACT = "exact";
    private static final String HORIZON = "horizon";
    private static final String UNITS = "units";
    private static final String WIDTH = "width";
    private static final String COUNTERFACTUALS = "counterfactuals";
    private static final String NOISE = "noise";
    private static final String SETTLE = "settle";

    @Override
    public String description() {
        return "LSTM shared by services that forecasts requests, and a critic whose best plan within capacity is taken";
    }

    @Override
    public Set<Trait> traits() {
        return Set.of(Trait.TENSORFLOW);
    }

    @Override
    public List<Setting> settings() {
        return List.of(
                Setting.choice(MEMORY, List.of(PolicyMemory.EPISODE.label(), PolicyMemory.NONE.label()),
                        "What is remembered: all frames of the episode, or the last one only."),
                Setting.choice(CAPACITY, List.of(EXACT, "penalty"),
                        "How caches are kept within capacity: plans beyond it are left out, or pay for it."),
                Setting.whole(HORIZON, 1, 20, 3,
                        "Frames ahead that are forecast and planned one by one; those behind count as one law."),
                Setting.whole(UNITS, 1, 1024, 32, "Units of the LSTM of a service."),
                Setting.whole(WIDTH, 1, 1024, 24,
                        "Width of the critic's layers; with three servers and more 64 judges better."),
                Setting.whole(COUNTERFACTUALS, 0, 100, 0,
                        "Episodes of other plans under the same requests, valued on slots of the model, that are learnt from beside each"
                                + " that was played. With any, the best plan met is kept where the critic promises no more than it has been"
                                + " wrong by."),
                Setting.number(NOISE, 0, 100, 0.6,
                        "Factor on the exploration noise, which is in tenths of what a frame earns here."),
                Setting.number(SETTLE, 0, 1, 0.05,
                        "Step sizes at the end of learning.scheduleFrames, as a part of those at its start."));
    }

    @Override
    public Set<String> ignoredKeys() {
        return Set.of("agent.hidden1", "agent.hidden2", "agent.lstm", "agent.leakySlope", "agent.discount",
                "agent.softUpdate", "agent.replayAction", "agent.criticFrozen", "agent.smallNoiseInitial",
                "agent.smallNoiseDecay", "learning.sequenceLength", "learning.burnIn", "learning.twinCritics",
                "learning.targetNoise", "learning.targetNoiseClip", "learning.actorDelay",
                "learning.normaliseObservations", "learning.learningRateFinal", "learning.centreRewards",
                "learning.nStep",
                "learning.priorityExponent", "learning.priorityCorrection", "learning.actionGradient",
                "learning.outputPenalty", "learning.outputBias", "learning.predictionWeight");
    }

    @Override
    public Learner create(AgentContext of) {
        Scenario scenario = of.scenario();
        RecallPolicy.requireHistogram(scenario);
        SettingValues own = of.settings();
        int frames = scenario.time().framesPerEpisode();
        RecallForm form = new RecallForm(scenario.services().count(), scenario.network().servers(), frames,
                Math.min(frames, own.whole(HORIZON)), own.whole(UNITS), own.whole(WIDTH),
                PolicyMemory.parse(own.text(MEMORY)));
        Recall agent = new Recall(form, Math.max(1, scenario.agent().batch() / frames),
                scenario.learning().gradientClip(), of.seed(), of.config().get());
        return new RecallLearner(name, agent, scenario,
                new RecallOptions(own.text(CAPACITY).equals(EXACT), own.whole(COUNTERFACTUALS), own.number(NOISE),
                        own.number(SETTLE)),
                of.solver(), of.seed(), of.threads());
    }
}
