package edgetempo.ga;

import edgetempo.scenario.mec.GaVariant;
import edgetempo.scenario.mec.Scenario;

/**
 * Layout of a chromosome: N offload genes (0..M), N bandwidth genes, N frequency genes and, for {@link GaVariant#JOINT}, M·K cache
 * bits (server by server); {@link GaVariant#MEMETIC} has the offload genes only. Populations store it gene-major: gene g of
 * individual i at {@code genes[g·stride + i]}.
 *
 * <pre>
 *   offload      bandwidth    frequency    cache (joint only)
 *  ┌────────────┬────────────┬────────────┬─────────────┐
 *  │ o₁ … o_N   │ b₁ … b_N   │ f₁ … f_N   │ c₁₁ … c_MK  │
 *  └────────────┴────────────┴────────────┴─────────────┘
 * </pre>
 *
 * @param variant  kind of the share genes
 * @param users    N
 * @param servers  M
 * @param services K
 */
public record Chromosome(GaVariant variant, int users, int servers, int services) {
    /** The layout of a scenario's GA settings. */
    public static Chromosome of(Scenario scenario) {
        return new Chromosome(scenario.ga().variant(), scenario.network().users(), scenario.network().servers(),
                scenario.services().count());
    }

    /** Number of genes. */
    public int genes() {
        return switch (variant) {
            case DISCRETE, IMPROVED -> 3 * users;
            case JOINT -> 3 * users + servers * services;
            case MEMETIC -> users;
        };
    }

    /** First cache gene of {@link GaVariant#JOINT}. */
    public int cacheStart() {
        return 3 * users;
    }

    /** Number of levels of an integer gene, or 0 for a real gene in (0, 1). */
    public int levels(int gene) {
        if (gene < users) {
            return servers + 1;
        }
        if (gene >= 3 * users) {
            return 2;
        }
        return variant == GaVariant.DISCRETE ? servers + 1 : 0;
    }

    /** What is added to a share gene when it is decoded: 1 for integer genes, so that no share is zero. */
    public double shareOffset() {
        return variant == GaVariant.DISCRETE ? 1 : 0;
    }
}
