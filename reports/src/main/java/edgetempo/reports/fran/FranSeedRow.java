package edgetempo.reports.fran;

import edgetempo.reports.run.RunStatus;
import java.util.Locale;

/**
 * A row of {@code seeds.csv} of F-RAN runs; the components are its columns, as in {@link FranRunFigures}.
 *
 * @param seed          root of all random streams of the run, its instance included
 * @param status        status of the run, in lower case
 * @param epochs        of the offloading phase
 * @param utility       of both phases together on the training instance
 * @param exactUtility  of exact offloading with exact allocation there
 * @param ofExact       share of it that was reached
 * @param phase1OfExact phase-1 reward as a share of the optimum
 * @param updates       of all networks
 */
public record FranSeedRow(long seed, String status, int epochs, double utility, double exactUtility, double ofExact,
        double phase1OfExact, long updates) {

    /**
     * Creates the row of a run.
     *
     * @param status as it is now
     */
    public static FranSeedRow of(FranRunRecord run, RunStatus status) {
        FranRunFigures figures = run.figures();
        return new FranSeedRow(run.seed(), status.name().toLowerCase(Locale.ROOT), figures.phase1Epochs(),
                figures.utility(), figures.exactUtility(), figures.ofExact(), figures.phase1OfExact(),
                figures.phase1Updates() + figures.phase2Updates());
    }
}
