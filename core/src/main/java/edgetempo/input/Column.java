package edgetempo.input;

/**
 * What a column of a CSV file may contain.
 *
 * @param name     its role, such as {@code latitude}
 * @param kind     how its fields are read
 * @param required whether every file of the sort must have it
 * @param filled   whether no field of it may be empty
 * @param min      smallest number allowed
 * @param max      largest number allowed
 */
record Column(String name, Kind kind, boolean required, boolean filled, double min, double max) {
    /** How fields are read. */
    enum Kind {
        /** A name, which becomes a number counted from 0 in the order of first appearance. */
        NAME,
        /** A decimal number. */
        NUMBER,
        /** Seconds, ISO 8601 or a pattern. */
        TIME
    }

    static Column name(String name, boolean required) {
        return new Column(name, Kind.NAME, required, required, 0, 0);
    }

    static Column time(String name) {
        return new Column(name, Kind.TIME, true, true, 0, 0);
    }

    /** The same, of a column that a file need not have; where it has it, no field is empty. */
    Column optional() {
        return new Column(name, kind, false, filled, min, max);
    }

    /** The same, with fields that may be empty. */
    Column orEmpty() {
        return new Column(name, kind, required, false, min, max);
    }

    /** Input of a task, bit; may be empty. */
    static Column inputBits() {
        return number("input_bits", 1e-3, 1e18);
    }

    /** Processor cycles of a task; may be empty. */
    static Column cycles() {
        return number("cycles", 1e-3, 1e24);
    }

    /** Deadline of a task, s; may be empty. */
    static Column deadlineS() {
        return number("deadline_s", 1e-6, 1e9);
    }

    static Column number(String name, double min, double max) {
        return new Column(name, Kind.NUMBER, false, false, min, max);
    }
}
