package edgetempo.surroundings;

import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.TimeZone;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.launcher.LauncherSession;
import org.junit.platform.launcher.LauncherSessionListener;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;

/**
 * Another locale, time zone and seed for every run of the tests, so that nothing comes to depend on those of one machine. A failure
 * says which they were, as the option that brings them back: {@code -Dedgetempo.tests.seed=N}. {@code -Duser.language} and
 * {@code -Duser.country} of the build are kept where they are given.
 */
public final class RandomSurroundings implements LauncherSessionListener, TestExecutionListener {
    private static final String SEED = "edgetempo.tests.seed";
    /** Other digits, other points and commas, other letters in upper case, other calendars. */
    private static final List<String> LOCALES = List.of("en-US", "de-DE", "fr-FR", "tr-TR", "ar-EG", "fa-IR", "bn-BD", "hi-IN-u-nu-deva",
            "th-TH-u-ca-buddhist-nu-thai", "ja-JP", "lt-LT", "az-AZ", "de-CH", "sv-SE");
    private static final List<String> ZONES = List.of("UTC", "Europe/Zurich", "America/St_Johns", "Asia/Kathmandu", "Pacific/Apia",
            "Australia/Lord_Howe", "Africa/Monrovia");

    private static final AtomicBoolean CHOSEN = new AtomicBoolean();

    private final AtomicBoolean said = new AtomicBoolean();

    @Override
    public void launcherSessionOpened(LauncherSession session) {
        if (CHOSEN.getAndSet(true)) {
            return; // several sessions in one virtual machine keep the first one's
        }
        long seed = Long.getLong(SEED, System.nanoTime() & 0x7fffffff);
        SplittableRandom random = new SplittableRandom(seed);
        Locale locale = Locale.forLanguageTag(LOCALES.get(random.nextInt(LOCALES.size())));
        String zone = ZONES.get(random.nextInt(ZONES.size()));
        Locale.setDefault(languageGiven()
                ? Locale.of(System.getProperty("user.language"), System.getProperty("user.country", ""))
                : locale);
        TimeZone.setDefault(TimeZone.getTimeZone(zone));
        System.setProperty(SEED, Long.toString(seed));
    }

    /** By the command line of this virtual machine, or by that of the build, which comes too late to count by itself. */
    private static boolean languageGiven() {
        String language = System.getProperty("user.language", "");
        return !language.equals(Locale.getDefault().getLanguage()) || ManagementFactory.getRuntimeMXBean()
                .getInputArguments().contains("-Duser.language=" + language);
    }

    @Override
    public void executionFinished(TestIdentifier test, TestExecutionResult result) {
        if (result.getStatus() == TestExecutionResult.Status.FAILED && !said.getAndSet(true)) {
            say();
        }
    }

    private static void say() {
        System.err.println("Surroundings of the failure: -D" + SEED + "=" + System.getProperty(SEED) + " (locale "
                + Locale.getDefault().toLanguageTag() + ", time zone " + TimeZone.getDefault().getID() + ")");
    }
}
