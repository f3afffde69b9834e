package edgetempo.reports.stats;

import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;

/**
 * The exact null distribution of Friedman's statistic: every order of the ranks within a block is as likely as any other, ties
 * included. Sums of ranks grow block by block; those that are permutations of each other are merged, because the statistic is the same.
 */
final class FriedmanDistribution {
    /** Treatments beyond which a block has too many orders. */
    private static final int MAX_TREATMENTS = 6;
    /** Steps (sums of ranks times orders of a block) above which a table is too large: some tenths of a second. */
    private static final long MAX_STEPS = 2_000_000;

    private FriedmanDistribution() {}

    /**
     * The probability of a statistic at least as large as that of these ranks.
     *
     * @param ranks [blocks × treatments] mean ranks. Not modified.
     * @return empty if the table is too large for the exact distribution
     */
    static OptionalDouble p(double[][] ranks) {
        if (sameInAllBlocks(ranks)) {
            return OptionalDouble.of(allAlike(ranks));
        }
        int treatments = ranks[0].length;
        if (treatments > MAX_TREATMENTS) {
            return OptionalDouble.empty();
        }
        Map<Sums, Double> reached = Map.of(new Sums(new int[treatments]), 1.0);
        long steps = 0;
        for (double[] row : ranks) {
            int[] block = twice(row);
            Set<Sums> orders = new LinkedHashSet<>();
            permute(block, 0, orders);
            steps += (long) reached.size() * orders.size();
            if (steps > MAX_STEPS) {
                return OptionalDouble.empty();
            }
            Map<Sums, Double> next = new HashMap<>();
            reached.forEach((sums, probability) -> orders.forEach(
                    order -> next.merge(sums.plus(order), probability / orders.size(), Double::sum)));
            reached = next;
        }
        int[] observed = new int[treatments];
        for (double[] row : ranks) {
            int[] block = twice(row);
            Arrays.setAll(observed, j -> observed[j] + block[j]);
        }
        long least = squares(observed);
        double tail = reached.entrySet().stream().filter(entry -> squares(entry.getKey().twice) >= least)
                .mapToDouble(Map.Entry::getValue).sum();
        return OptionalDouble.of(Math.min(1, tail));
    }

    private static boolean sameInAllBlocks(double[][] ranks) {
        return Arrays.stream(ranks).allMatch(row -> Arrays.equals(row, ranks[0]));
    }

    /** The largest value that the statistic can take: the later blocks must be ordered as the first. */
    private static double allAlike(double[][] ranks) {
        double[] sorted = ranks[0].clone();
        Arrays.sort(sorted);
        double orders = 1;
        int tied = 1;
        for (int j = 1; j < sorted.length; j++) {
            tied = sorted[j] == sorted[j - 1] ? tied + 1 : 1;
            orders *= (j + 1.0) / tied;
        }
        return Math.pow(orders, 1 - ranks.length);
    }

    private static int[] twice(double[] ranks) {
        return Arrays.stream(ranks).mapToInt(rank -> (int) Math.round(2 * rank)).toArray();
    }

    private static long squares(int[] sums) {
        return Arrays.stream(sums).mapToLong(sum -> (long) sum * sum).sum();
    }

    /** All different orders of a block; modified only meanwhile. */
    private static void permute(int[] block, int from, Set<Sums> orders) {
        if (from == block.length) {
            orders.add(new Sums(block.clone()));
            return;
        }
        for (int j = from; j < block.length; j++) {
            swap(block, from, j);
            permute(block, from + 1, orders);
            swap(block, from, j);
        }
    }

    private static void swap(int[] block, int a, int b) {
        int kept = block[a];
        block[a] = block[b];
        block[b] = kept;
    }

    /** Twice the sums of ranks. */
    private record Sums(int[] twice) {
        /** The sums with one more block, sorted. */
        Sums plus(Sums block) {
            int[] sum = new int[twice.length];
            Arrays.setAll(sum, j -> twice[j] + block.twice[j]);
            Arrays.sort(sum);
            return new Sums(sum);
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Sums sums && Arrays.equals(twice, sums.twice);
        }

        @Override
        public int hashCode() {
            return Arrays.hashCode(twice);
        }
    }
}
