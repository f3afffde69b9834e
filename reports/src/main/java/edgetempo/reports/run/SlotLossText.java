package edgetempo.reports.run;

import edgetempo.comparison.ProvenLoss;
import java.util.Locale;

/** Describes the gap of a slot solver to proven bounds. */
public final class SlotLossText {
    private SlotLossText() {}

    /** A phrase that can follow a colon. */
    public static String of(ProvenLoss loss) {
        if (loss.slots() == 0) {
            return loss.terms().isEmpty() ? "no slot was looked at" : "bounds are " + loss.terms();
        }
        String slots = "on " + loss.slots() + (loss.slots() == 1 ? " slot" : " slots");
        String text = loss.optimalShare() == 1
                ? "proven optimal " + slots
                : String.format(Locale.ROOT,
                        "QoS %.3f, at most %s%.4f below the optimum %s, %.4f on the worst; proven optimal on %.0f %%",
                        loss.qos(), Double.isNaN(loss.gapPercent())
                                ? ""
                                : String.format(Locale.ROOT, "%.3f %% or ", loss.gapPercent()),
                        loss.gap(), slots, loss.largestGap(), 100 * loss.optimalShare());
        return loss.terms().isEmpty() ? text : text + "; bounds are " + loss.terms();
    }
}
