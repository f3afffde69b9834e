package edgetempo.scenario.key;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Documents one scenario key and bounds its value. The YAML reader, the error messages and the generated reference
 * all read this annotation, so a key is described in one place.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface Key {
    /** One sentence: what the value means. */
    String value();

    /** SI unit or other unit of the value; empty for a pure number or a choice. */
    String unit() default "";

    /** Smallest allowed value, see {@link #minExclusive()}. */
    double min() default Double.NEGATIVE_INFINITY;

    /** Largest allowed value. */
    double max() default Double.POSITIVE_INFINITY;

    /** Whether {@link #min()} itself is refused. */
    boolean minExclusive() default false;

    /** Whether a text is the name of an extensible choice; {@link OpenChoices} then lists the choices. */
    boolean open() default false;

    /**
     * Value implied by a complete file written before this key existed, as a YAML scalar; empty for a key of the first release. A key that
     * is added later must state it, so that runs of earlier versions stay readable.
     */
    String absent() default "";

    /** Whether a text is the path of a file; a relative one starts at the scenario file, in an override at the working directory. */
    boolean path() default false;

    /** Where the default comes from: a paper with its equation or table, the released code, or "ours". */
    String source() default "Liu et al. 2024, Table II";
}
