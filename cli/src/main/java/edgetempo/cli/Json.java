package edgetempo.cli;

import edgetempo.reports.ReportJson;

/** JSON of command results, as that of records. */
final class Json {
    private Json() {}

    static String of(Object value) {
        return ReportJson.mapper().writeValueAsString(value);
    }
}
