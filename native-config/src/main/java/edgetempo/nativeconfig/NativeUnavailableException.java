package edgetempo.nativeconfig;

/** TensorFlow, or the requested device, cannot be used on this machine as it is. */
public final class NativeUnavailableException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String remedy;

    /**
     * Creates an exception with a reason and a remedy.
     *
     * @param reason
     *            one sentence without a line break
     * @param remedy
     *            what to do about it
     */
    public NativeUnavailableException(String reason, String remedy) {
        super(reason);
        this.remedy = remedy;
    }

    /** What the user can do about it. */
    public String remedy() {
        return remedy;
    }
}
