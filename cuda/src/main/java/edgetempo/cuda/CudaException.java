package edgetempo.cuda;

/** A failed driver call, or use of a device that was retired after an earlier error. */
public final class CudaException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** {@code CUDA_ERROR_OUT_OF_MEMORY}. */
    static final int OUT_OF_MEMORY = 2;
    /** {@code CUDA_ERROR_UNSUPPORTED_PTX_VERSION}. */
    static final int UNSUPPORTED_PTX = 222;

    private final int code;

    CudaException(String call, int code, String explanation) {
        super(call + ": " + explanation + " (CUDA error " + code + ")");
        this.code = code;
    }

    CudaException(String message, CudaException cause) {
        super(message, cause);
        code = cause.code;
    }

    /** The driver's number of the error. */
    public int code() {
        return code;
    }

    /**
     * Whether every later call in this process fails too: the context is lost, with all memory in it.
     *
     * <p>Source: CUDA Driver API, {@code CUresult}: "the context cannot be used", "to continue using CUDA, the process must be terminated".
     */
    boolean isSticky() {
        return switch (code) {
            case 4, 201, 214, 220, 226, 700, 702, 709, 710, 714, 715, 716, 717, 718, 719, 999 -> true;
            default -> false;
        };
    }
}
