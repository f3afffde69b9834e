package edgetempo.cuda;

import static java.lang.foreign.ValueLayout.JAVA_FLOAT;
import static java.lang.foreign.ValueLayout.JAVA_INT;

import edgetempo.mec.SlotProblem;
import edgetempo.random.RandomStream;
import edgetempo.scenario.mec.Fading;
import edgetempo.scenario.mec.Thresholds;
import java.lang.foreign.MemorySegment;

/** Writes a slot as the kernels read it: {@code Slot}, {@code User[N]}, and {@code Channel[N]} where fading is redrawn. */
final class SlotRecord {
    private static final double LN_2 = Math.log(2);

    private SlotRecord() {}

    /**
     * Writes a slot.
     *
     * @param problem the slot. Not modified.
     * @param carries whether the island goes on with the population that it has
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
        memory.set(JAVA_INT, first + 44, 0);
        long at = first + BlockLayout.SLOT;
        for (int i = 0; i < problem.users; i++) {
            double delayWeight = problem.delayWeight[i];
            memory.set(JAVA_FLOAT, at, (float) problem.localQos[i]);
            memory.set(JAVA_FLOAT, at + 4, (float) delayWeight);
            memory.set(JAVA_FLOAT, at + 8, (float) ((delayWeight + problem.energyWeight[i]) * problem.transmitS[i]));
            memory.set(JAVA_FLOAT, at + 12, (float) (delayWeight * problem.executeS[i]));
            memory.set(JAVA_FLOAT, at + 16, (float) (delayWeight * problem.cloudS[i]));
            memory.set(JAVA_FLOAT, at + 20, (float) (delayWeight * problem.interServerS));
            memory.set(JAVA_INT, at + 24, problem.cell[i]);
            memory.set(JAVA_INT, at + 28, problem.cachedAt[i]);
            at += BlockLayout.USER;
        }
        if (problem.redrawsFading) {
            double equalShare = problem.energyPower * LN_2 / problem.equalShare;
            for (int i = 0; i < problem.users; i++) {
                memory.set(JAVA_FLOAT, at, (float) problem.meanSnr[i]);
                memory.set(JAVA_FLOAT, at + 4, (float) (problem.unitTransmitS[i] * LN_2));
                memory.set(JAVA_FLOAT, at + 8, (float) (equalShare * problem.unitTransmitS[i]));
                memory.set(JAVA_FLOAT, at + 12, (float) problem.localJ[i]);
                memory.set(JAVA_FLOAT, at + 16, (float) problem.energyWeight[i]);
                at += BlockLayout.USER;
            }
        }
    }
}
