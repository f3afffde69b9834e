package edgetempo.fran;

import edgetempo.random.RandomStream;
import edgetempo.random.StreamUse;
import java.util.Locale;

/** Offloading by a simple rule; users are asked in order, and a node that the constraints do not admit is never chosen. */
public final class BaselineOffloading implements FranOffloader {
    /** The rules. */
    public enum Rule {
        /** Everyone computes locally. */
        ALL_LOCAL,
        /** Uniformly one of the admitted nodes or local computing. */
        RANDOM,
        /** The nearest access point, if admitted. */
        NEAREST_FAP
    }

    private final Rule rule;
    private final RandomStream random = new RandomStream();
    private final String name;

    /** Creates an offloader by a rule. */
    public BaselineOffloading(Rule rule) {
        this.rule = rule;
        name = nameOf(rule);
    }

    /** Name of a rule: lower case with dashes. */
    public static String nameOf(Rule rule) {
        return rule.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public void offload(FranInstance instance, FranDecision decision) {
        int[] served = new int[instance.nodes];
        random.at(instance.seed, StreamUse.FRAN_RANDOM, instance.number);
        for (int n = 0; n < instance.users; n++) {
            if (!decision.remains(n)) {
                continue;
            }
            int node = switch (rule) {
                case ALL_LOCAL -> FranDecision.NONE;
                case RANDOM -> randomNode(instance, n, served);
                case NEAREST_FAP -> nearestFap(instance, n, served);
            };
            if (node != FranDecision.NONE) {
                served[node]++;
            }
            decision.node[n] = node;
        }
    }

    private int randomNode(FranInstance instance, int user, int[] served) {
        int choices = 1;
        for (int m = 0; m < instance.nodes; m++) {
            choices += FranConstraints.admits(instance, user, m, served) ? 1 : 0;
        }
        int drawn = random.at(0, 0, 0, user).nextInt(choices);
        for (int m = 0; m < instance.nodes; m++) {
            if (FranConstraints.admits(instance, user, m, served) && drawn-- == 0) {
                return m;
            }
        }
        return FranDecision.NONE;
    }

    private static int nearestFap(FranInstance instance, int user, int[] served) {
        int nearest = 0;
        for (int m = 1; m < instance.faps; m++) {
            if (instance.distanceM[instance.at(m, user)] < instance.distanceM[instance.at(nearest, user)]) {
                nearest = m;
            }
        }
        return FranConstraints.admits(instance, user, nearest, served) ? nearest : FranDecision.NONE;
    }
}
