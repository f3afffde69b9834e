package edgetempo.nativeconfig;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/**
 * Findings of {@link Doctor}. Records, enums and strings only, so that any JSON mapper writes it as it is.
 *
 * @param checks
 *            in order: Java, vectors, TensorFlow, machine, surroundings
 */
public record DoctorReport(List<Check> checks) {
    /** Keeps a copy. */
    public DoctorReport {
        checks = List.copyOf(checks);
    }

    /** The worst status of all checks. */
    public Check.Status status() {
        return checks.stream().map(Check::status).max(Comparator.naturalOrder()).orElse(Check.Status.OK);
    }

    /** One line per check, in columns, each followed by its remedy if it has one. */
    public String toText() {
        int width = checks.stream().mapToInt(check -> check.name().length()).max().orElse(0);
        String indent = " ".repeat(6 + width + 2);
        StringBuilder text = new StringBuilder();
        for (Check check : checks) {
            text.append(String.format(Locale.ROOT, "%-4s  %-" + width + "s  %s%n", check.status(), check.name(),
                    check.value()));
            if (!check.remedy().isEmpty()) {
                text.append(indent).append("-> ").append(check.remedy()).append(System.lineSeparator());
            }
        }
        return text.toString();
    }
}
