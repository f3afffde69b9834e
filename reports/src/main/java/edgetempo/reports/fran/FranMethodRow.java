package edgetempo.reports.fran;

import edgetempo.fran.FranFigures;
import edgetempo.fran.FranMode;
import java.util.List;

/**
 * A row of a table of methods; the components are its columns. Values are means over the instances, which are the same for every method;
 * the first row is the reference. A bound has only a utility: its other values are NaN.
 *
 * @param method        name
 * @param instances     instances it was played on
 * @param utility       sum over users
 * @param gapToExact    relative gap to the utility of the first row; negative if it is better
 * @param phase1Utility sum of rewards of the offloading phase
 * @param phase1Gap     relative gap to that of the first row
 * @param cacheUtility  of users who get a cached result
 * @param d2dUtility    of users of cooperative nodes
 * @param fapUtility    of users of access points
 * @param cloudUtility  of users of the cloud
 * @param localShare    share of users that compute locally
 * @param cacheShare    share of users who get a cached result
 * @param d2dShare      share of users of cooperative nodes
 * @param fapShare      share of users of access points
 * @param cloudShare    share of users of the cloud
 * @param lateUsers     users assigned to a node that compute locally, because their share would make them late
 */
public record FranMethodRow(String method, int instances, double utility, double gapToExact, double phase1Utility,
        double phase1Gap, double cacheUtility, double d2dUtility, double fapUtility, double cloudUtility,
        double localShare, double cacheShare, double d2dShare, double fapShare, double cloudShare, double lateUsers) {
    /** Rows of methods that were played on the same instances, the exact one first. */
    public static List<FranMethodRow> of(List<FranFigures> figures) {
        return figures.stream().map(one -> of(one, figures.getFirst())).toList();
    }

    private static FranMethodRow of(FranFigures one, FranFigures exact) {
        double users = one.modes().stream().mapToDouble(FranFigures.Mode::users).sum();
        return new FranMethodRow(one.method(), one.instances(), one.utility(), one.gapTo(exact), one.phase1Utility(),
                one.phase1GapTo(exact), one.mode(FranMode.CACHE).utility(), one.mode(FranMode.D2D).utility(),
                one.mode(FranMode.FAP).utility(), one.mode(FranMode.CLOUD).utility(),
                one.mode(FranMode.LOCAL).users() / users, one.mode(FranMode.CACHE).users() / users,
                one.mode(FranMode.D2D).users() / users, one.mode(FranMode.FAP).users() / users,
                one.mode(FranMode.CLOUD).users() / users, one.lateUsers());
    }
}
