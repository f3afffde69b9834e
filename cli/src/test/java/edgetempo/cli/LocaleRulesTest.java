package edgetempo.cli;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget.CodeUnitAccessTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.text.MessageFormat;
import java.text.NumberFormat;
import java.text.SimpleDateFormat;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.Formatter;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Nothing is written or read in the digits, separators or letter cases of whatever locale it happens to run in. */
class LocaleRulesTest {
    /** Classes of the Java platform that ask the default locale unless they are given one. */
    private static final Set<String> CLASSES = Set.of(Formatter.class.getName(), NumberFormat.class.getName(),
            DecimalFormat.class.getName(), DecimalFormatSymbols.class.getName(), SimpleDateFormat.class.getName(),
            MessageFormat.class.getName(), "java.util.Scanner", "java.text.DateFormat", "java.text.ChoiceFormat");
    private static final Set<String> FORMATTING = Set.of("format", "printf", "formatted");
    private static final Set<String> LETTER_CASES = Set.of("toLowerCase", "toUpperCase");
    private static final Set<String> PATTERNS = Set.of("ofPattern", "ofLocalizedDate", "ofLocalizedTime",
            "ofLocalizedDateTime", "toFormatter");

    private static final DescribedPredicate<JavaAccess<?>> ASKS_THE_DEFAULT_LOCALE = new DescribedPredicate<>(
            "asks the default locale") {
        @Override
        public boolean test(JavaAccess<?> access) {
            String owner = access.getTargetOwner().getName();
            String name = access.getTarget().getName();
            boolean told = access.getTarget() instanceof CodeUnitAccessTarget target
                    && target.getRawParameterTypes().stream().map(JavaClass::getName)
                            .anyMatch(Locale.class.getName()::equals);
            return !told && (CLASSES.contains(owner) && (name.startsWith("<init>") || name.startsWith("get"))
                    || FORMATTING.contains(name) && isPlatform(owner)
                    || LETTER_CASES.contains(name) && owner.equals(String.class.getName())
                    || PATTERNS.contains(name) && (owner.equals(DateTimeFormatter.class.getName())
                            || owner.equals(DateTimeFormatterBuilder.class.getName())));
        }

        private boolean isPlatform(String owner) {
            return owner.startsWith("java.lang.") || owner.startsWith("java.io.");
        }
    };

    @Test
    void nothingAsksTheDefaultLocale() {
        JavaClasses all = new ClassFileImporter().importPackages("edgetempo");
        noClasses().that().doNotHaveFullyQualifiedName(Offender.class.getName()).should()
                .accessTargetWhere(ASKS_THE_DEFAULT_LOCALE).check(all);
    }

    @Test
    void theRuleSeesWhatItForbids() {
        JavaClasses own = new ClassFileImporter().importClasses(Offender.class);
        assertThat(noClasses().should().accessTargetWhere(ASKS_THE_DEFAULT_LOCALE).evaluate(own)
                .getFailureReport().getDetails()).hasSize(Offender.OFFENCES);
    }

    /** Everything that the rule is against. */
    private static final class Offender {
        private static final int OFFENCES = 8;

        static List<Object> offend(String text) {
            return List.of(String.format("%d", 1), text.formatted(1), text.toLowerCase(), text.toUpperCase(),
                    DateTimeFormatter.ofPattern("uuuu"), NumberFormat.getInstance(), new DecimalFormat("0"),
                    System.out.printf("%d", 1));
        }
    }
}
