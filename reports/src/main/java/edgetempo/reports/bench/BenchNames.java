package edgetempo.reports.bench;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/** Short unique names of measurements, made of what they differ in. */
public final class BenchNames {
    private final Map<String, Set<BenchIdentity>> byShortName = new LinkedHashMap<>();

    /** Creates names for the given measurements, of one file or several. */
    public BenchNames(Collection<BenchIdentity> all) {
        all.forEach(one -> byShortName.computeIfAbsent(one.shortName(), name -> new LinkedHashSet<>()).add(one));
    }

    /** Class and method, with its package only where another one has the same. */
    public String benchmark(BenchIdentity of) {
        return differ(of, BenchIdentity::benchmark) ? of.benchmark() : of.shortName();
    }

    /** Parameters, mode where there are several, and threads where there is more than one or their numbers differ; may be empty. */
    public String variant(BenchIdentity of) {
        String mode = differ(of, BenchIdentity::mode) ? of.mode() : "";
        String threads = of.threads() > 1 || differ(of, BenchIdentity::threads)
                ? of.threads() + (of.threads() == 1 ? " thread" : " threads")
                : "";
        return (of.parameterText() + " " + mode).strip().concat(" " + threads).strip();
    }

    /** Whether another one of this name was measured in another mode. */
    public boolean severalModes(BenchIdentity of) {
        return differ(of, BenchIdentity::mode);
    }

    /** Both in one line. */
    public String line(BenchIdentity of) {
        return (benchmark(of) + " " + variant(of)).strip();
    }

    private boolean differ(BenchIdentity of, Function<BenchIdentity, Object> in) {
        return byShortName.getOrDefault(of.shortName(), Set.of()).stream().map(in).distinct().count() > 1;
    }
}
