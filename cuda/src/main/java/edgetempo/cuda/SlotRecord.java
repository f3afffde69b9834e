package edgetempo.cuda;

import static java.lang.foreign.ValueLayout.JAVA_FLOAT;
import static java.lang.foreign.ValueLayout.JAVA_INT;

import edgetempo.ga.FloatFitness;
import edgetempo.mec.SlotProblem;
import edgetempo.random.RandomStream;
import edgetempo.scenario.mec.Fading;
import edgetempo.scenario.mec.Thresholds;
import java.lang.foreign.MemorySegment;

/**
 * Writes a slot as the kernels read it: {@code Slot}, {@code User[N]}, {@code Channel[N]} where fading is redrawn, and the servers'
 * factors.
 */
final class SlotRecord {
    private static final double LN_2 = Math.log(2);

    private SlotRecord() {}

    /**
     * Writes a slot.
     *
     * @param problem the slot. Not modified.
     * @param carries whether the island continues with its present population
     * @param memory  receives the record. Modified.
     * @param first   byte of the record
     */
    static void write(SlotProblem problem, boolean carries, MemorySegment memory, long first) {
        memory.set(JAVA_INT, first, (int) problem.seed);
        memory.set(JAVA_INT, first + 4, (int) (problem.seed >>> 32));
        memory.set(JAVA_INT, first + 8, problem.episode);
        memory.set(JAVA_INT, first + 12, RandomStream.frameSlot(problem.frame, problem.slot));
        memory.set(JAVA_FLOAT, first + 16, (float) (problem.alpha + problem.beta));
        memory.set(JAVA_FLOAT, first + 20, (float) problem.beta);
        memory.set(JAVA_FLOAT, first + 24, (float) (problem.beta * problem.energyPower));
        memory.set(JAVA_INT, first + 28, problem.interServerS != 0 ? 1 : 0);
        memory.set(JAVA_INT, first + 32, problem.fading == Fading.RAYLEIGH_POWER ? 1 : 0);
        memory.set(JAVA_INT, first + 36, problem.thresholds == Thresholds.LOCAL_AND_EQUAL_SHARE ? 1 : 0);
        memory.set(JAVA_INT, first + 40, carries ? 1 : 0);
        memory.set(JAVA_INT, first + 44, problem.users);
        long at = first + BlockLayout.SLOT;
        for (int i = 0; i < problem.users; i++) {
            double delayWeight = problem.delayWeight[i];
            memory.set(JAVA_FLOAT, at, (float) problem.localQos[i]);
            memory.set(JAVA_FLOAT, at + 4, (float) delayWeight);
            memory.set(JAVA_FLOAT, at + 8,
                    FloatFitness.cost((delayWeight + problem.energyWeight[i]) * problem.transmitS[i]));
            memory.set(JAVA_FLOAT, at + 12, FloatFitness.cost(delayWeight * problem.executeS[i]));
            memory.set(JAVA_FLOAT, at + 16, FloatFitness.cost(delayWeight * problem.cloudS[i]));
            memory.set(JAVA_FLOAT, at + 20, FloatFitness.cost(delayWeight * problem.interServerS));
            memory.set(JAVA_INT, at + 24, problem.cell[i]);
            memory.set(JAVA_INT, at + 28, problem.cachedAt[i]);
            at += BlockLayout.USER;
        }
        at = first + BlockLayout.SLOT + (long) BlockLayout.USER * problem.capacity;
        if (problem.redrawsFading) {
            double equalShare = problem.energyPower * LN_2 / problem.equalShare;
            for (int i = 0; i < problem.users; i++) {
                memory.set(JAVA_FLOAT, at, (float) problem.meanSnr[i]);
                memory.set(JAVA_FLOAT, at + 4, (float) (problem.unitTransmitS[i] * LN_2));
                memory.set(JAVA_FLOAT, at + 8, (float) (equalShare * problem.unitTransmitS[i]));
                memory.set(JAVA_FLOAT, at + 12, (float) problem.localJ[i]);
                memory.set(JAVA_FLOAT, at + 16, (float) problem.energyWeight[i]);
                memory.set(JAVA_FLOAT, at + 20, (float) problem.localDelayQos(i));
                at += BlockLayout.USER;
            }
            at = first + BlockLayout.SLOT + 2L * BlockLayout.USER * problem.capacity;
        }
        memory.set(JAVA_FLOAT, at, 1);
        for (int m = 0; m < problem.servers; m++) {
            memory.set(JAVA_FLOAT, at + (m + 1L) * Float.BYTES, (float) problem.executeFactor[m]);
        }
    }
}
