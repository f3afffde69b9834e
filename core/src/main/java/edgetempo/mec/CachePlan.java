package edgetempo.mec;

import java.util.Arrays;

/**
 * Which services each server caches: K bits per server. Mutable, so that an environment can keep one and overwrite it; not
 * thread-safe.
 */
public final class CachePlan {
    private final int servers;
    private final int services;
    private final boolean[] cached;

    /** Creates an empty plan. */
    public CachePlan(int servers, int services) {
        this.servers = servers;
        this.services = services;
        cached = new boolean[servers * services];
    }

    /** Number of servers M. */
    public int servers() {
        return servers;
    }

    /** Number of services K. */
    public int services() {
        return services;
    }

    /** Whether a server holds a service (index from 0). */
    public boolean get(int server, int service) {
        return cached[server * services + service];
    }

    /** Caches or evicts a service (index from 0). */
    public void set(int server, int service, boolean value) {
        cached[server * services + service] = value;
    }

    /** Number of words of a bit set with one bit per server. */
    public static int words(int servers) {
        return (servers + Integer.SIZE - 1) / Integer.SIZE;
    }

    /** Bit mask of all servers, up to 32. */
    public static int everyServer(int servers) {
        return everyServer(servers, 0);
    }

    /** Bit mask of the servers in a word. */
    public static int everyServer(int servers, int word) {
        int left = servers - word * Integer.SIZE;
        return left >= Integer.SIZE ? -1 : -1 >>> Integer.SIZE - left;
    }

    /** Evicts everything. */
    public void clear() {
        Arrays.fill(cached, false);
    }

    /** Returns an independent copy. */
    public CachePlan copy() {
        CachePlan copy = new CachePlan(servers, services);
        copy.copyFrom(this);
        return copy;
    }

    /**
     * Copies another plan into this one.
     *
     * @throws IllegalArgumentException if it has another shape
     */
    public void copyFrom(CachePlan other) {
        if (other.servers != servers || other.services != services) {
            throw new IllegalArgumentException("cache plan of " + other.servers + " servers × " + other.services
                    + " services where " + servers + " × " + services + " is needed");
        }
        System.arraycopy(other.cached, 0, cached, 0, cached.length);
    }

    /**
     * Decodes an actor's action: a service is cached iff its output is above 0.
     *
     * @param action [M·K], server by server. Not modified.
     * @throws IllegalArgumentException if it has another length
     */
    public void decode(float[] action) {
        if (action.length != cached.length) {
            throw new IllegalArgumentException(
                    "action of length " + action.length + " where " + cached.length + " is needed");
        }
        for (int i = 0; i < cached.length; i++) {
            cached[i] = action[i] > 0;
        }
    }

    /**
     * Writes the plan as an action that decodes to it: 1 for cached, −1 for not.
     *
     * @param action receives M·K values from {@code at} on. Modified.
     */
    public void encode(float[] action, int at) {
        for (int i = 0; i < cached.length; i++) {
            action[at + i] = cached[i] ? 1 : -1;
        }
    }

    /** Bit m of the result is set iff server m, one of the first 32, holds the service (index from 0). */
    public int holders(int service) {
        return holders(service, 0);
    }

    /** Bit b of the result is set iff server 32·{@code word} + b holds the service (index from 0). */
    public int holders(int service, int word) {
        int bits = 0;
        int first = word * Integer.SIZE;
        int end = Math.min(servers, first + Integer.SIZE);
        for (int m = first; m < end; m++) {
            if (cached[m * services + service]) {
                bits |= 1 << m;
            }
        }
        return bits;
    }

    /** Size of a server's cached services, GiB. */
    public double usedGib(int server, ServiceCatalogue catalogue) {
        double used = 0;
        for (int s = 0; s < services; s++) {
            if (cached[server * services + s]) {
                used += catalogue.sizeGib(s);
            }
        }
        return used;
    }

    /** Cached volume beyond capacities, summed over servers, GiB. */
    public double overflowGib(ServiceCatalogue catalogue, ServerCatalogue capacities) {
        double overflow = 0;
        for (int m = 0; m < servers; m++) {
            overflow += Math.max(0, usedGib(m, catalogue) - capacities.capacityGib(m));
        }
        return overflow;
    }

    /** Seconds to fetch what this plan holds and {@code previous} does not; evicting is free. */
    public double switchS(CachePlan previous, ServiceCatalogue catalogue, double fetchMibPerS) {
        double seconds = 0;
        for (int i = 0; i < cached.length; i++) {
            if (cached[i] && !previous.cached[i]) {
                seconds += catalogue.sizeMib(i % services) / fetchMibPerS;
            }
        }
        return seconds;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof CachePlan plan && plan.servers == servers && plan.services == services
                && Arrays.equals(plan.cached, cached);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(cached);
    }

    /** One group of 0/1 digits per server, service 1 first. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < cached.length; i++) {
            if (i > 0 && i % services == 0) {
                text.append(' ');
            }
            text.append(cached[i] ? '1' : '0');
        }
        return text.toString();
    }
}
