package edgetempo.experiments;

import edgetempo.reports.ReportJson;

/** JSON of command results, as that of records. */
public final class Json {
    private Json() {}

    public static String of(Object value) {
        return ReportJson.mapper().writeValueAsString(value);
    }
}
