package edgetempo.input;

import edgetempo.scenario.mec.Scenario;
import edgetempo.scenario.mec.UsersClock;

/**
 * Maps slots of a request trace to times of the users' trajectories.
 *
 * @param originS time of slot 0 of the trace, s
 * @param slotS   from slot to slot, s
 */
public record SlotClock(double originS, double slotS) {
    /** The clock of a scenario with both. */
    public static SlotClock of(Scenario scenario, Trajectories moves, RequestTrace trace) {
        double start = scenario.network().usersClock() == UsersClock.OF_REQUESTS ? trace.firstS() : moves.firstS();
        return new SlotClock(start + scenario.network().usersOffsetS(), scenario.slotS());
    }

    /** Time of a slot, s; {@code number} as of {@link RequestTrace#slotNumber}. */
    public double atS(int number) {
        return originS + number * slotS;
    }

    /** Whether users have rows before and after some moment from the first slot of the trace to its last. */
    boolean meets(Trajectories moves, RequestTrace trace) {
        return originS <= moves.lastS() && atS(trace.slotNumber(trace.slots() - 1)) >= moves.firstS();
    }
}
