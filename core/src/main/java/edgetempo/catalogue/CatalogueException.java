package edgetempo.catalogue;

/** A name or a setting that cannot be used; the message is one line with what is allowed and what is nearest. */
public final class CatalogueException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    /** Creates an exception with a one-line message. */
    public CatalogueException(String message) {
        super(message);
    }
}
