package edgetempo.scenario.mec;

/** What all keys of input files say. */
final class FileText {
    static final String PATH = " Plain or gzip; a relative path starts at the scenario file, in --set at the working directory. none: "
            + "there is no file.";
    static final String COLUMNS = "Which column has which role, such as service=#2, separated by commas, and how the file is written: "
            + "separator=tab, quote=', header=no, zone=UTC, time=PATTERN (last); auto: columns are called as their roles.";
    static final String SHA256 = "SHA-256 that the file must have, in hexadecimal; any: not checked. Runs record what they read.";

    private FileText() {}
}
