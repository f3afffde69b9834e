package edgetempo.agents.fran;

import edgetempo.agents.dqn.DqnSettings;
import edgetempo.agents.dqn.EpsilonSchedule;
import edgetempo.agents.dqn.QHead;
import edgetempo.agents.dqn.QNetwork;
import edgetempo.fran.Phase1Env;
import edgetempo.fran.Phase2Env;
import edgetempo.scenario.fran.FranNetwork;
import edgetempo.scenario.fran.FranPhase1Settings;
import edgetempo.scenario.fran.FranPhase2Settings;

/** Derives the hyperparameters of both phases' agents from a scenario. */
public final class FranDqn {
    private FranDqn() {}

    /** The central agent that offloads. */
    public static DqnSettings offloading(FranPhase1Settings phase1, Phase1Env env) {
        return new DqnSettings(
                new QNetwork(env.observationLength(), phase1.hidden1(), phase1.hidden2(), env.actions(),
                        phase1.network() == FranNetwork.DUELING ? QHead.DUELING : QHead.PLAIN),
                phase1.doubleQ(), phase1.discount(), phase1.replayCapacity(), phase1.batch(),
                phase1.updateEverySteps(), phase1.targetCopyEverySteps(),
                new EpsilonSchedule(phase1.epsilonInitial(), phase1.epsilonFinal(), phase1.epsilonDecaySteps()));
    }

    /** The agent that allocates the blocks of one access point. */
    public static DqnSettings allocation(FranPhase2Settings phase2, int deals) {
        return new DqnSettings(
                new QNetwork(Phase2Env.OBSERVATION_LENGTH, phase2.hidden1(), phase2.hidden2(), deals, QHead.PLAIN),
                false, phase2.discount(), phase2.replayCapacity(), phase2.batch(), phase2.updateEverySteps(),
                phase2.targetCopyEverySteps(),
                new EpsilonSchedule(phase2.epsilonInitial(), phase2.epsilonFinal(), phase2.epsilonDecaySteps()));
    }

    /** A step size that changes linearly from the first of {@code epochs} epochs to the last. */
    static double rate(double first, double last, int epoch, int epochs) {
        return epochs == 1 ? first : first + (last - first) * epoch / (epochs - 1);
    }
}
