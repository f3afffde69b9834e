package edgetempo.nativeconfig;

/**
 * One line of a {@link DoctorReport}.
 *
 * @param name
 *            what was checked
 * @param value
 *            what was found, in one line
 * @param status
 *            severity
 * @param remedy
 *            what to do about it; empty if there is nothing to do
 */
public record Check(String name, String value, Status status, String remedy) {
    /** Severity of a finding. */
    public enum Status {
        /** As it should be. */
        OK,
        /** EdgeTempo works, but slower or with less than it could have. */
        WARN,
        /** Something that EdgeTempo needs does not work. */
        FAIL
    }

    static Check ok(String name, String value) {
        return new Check(name, value, Status.OK, "");
    }

    static Check warn(String name, String value, String remedy) {
        return new Check(name, value, Status.WARN, remedy);
    }

    static Check fail(String name, String value, String remedy) {
        return new Check(name, value, Status.FAIL, remedy);
    }
}
