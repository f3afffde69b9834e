package edgetempo.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(300)
class LocaleTest {
    /** Digits of other scripts, of decimal commas, and of letters that have another upper case; all of them with the property. */
    private static final List<String> LOCALES = Boolean.getBoolean("edgetempo.tests.all")
            ? List.of("fa-IR", "bn-BD", "ar-EG", "tr-TR", "de-DE", "hi-IN-u-nu-deva", "th-TH-u-nu-thai", "my-MM",
                    "ne-NP",
                    "lt-LT")
            : List.of("fa-IR", "tr-TR");
    private static final Pattern OTHER_DIGITS = Pattern.compile("[\\p{Nd}&&[^0-9]]");
    /** Files that hold no time and no place. */
    private static final Pattern REPEATABLE = Pattern
            .compile(
                    "(episodes|frames|slots|curves|summary|pairs|tests)\\.csv$|reward\\.png$|output\\.txt$|\\.(md|tex)$");
    private static final Pattern CHANGING = Pattern.compile(
            "\\d{8}-\\d{6}|[0-9.]+ (ms|s|min)\\b|[0-9,.]+ (frames|slots|episodes|(GA )?evaluations)/s"
                    // The last two columns of a comparison's figures: evaluations a second, and ms a slot.
                    + "|(?m) +(\\d[0-9.]*( [kMG])?|–) {2,}\\d[0-9.]*$| +evaluations \\(1/s\\) +ms/slot");

    /** Said by what takes longer than a moment, which depends on the machine. */
    private static final Pattern LATE = Pattern.compile("(?m)^Looking for what .*\\R");

    @TempDir
    private Path folder;

    @Test
    void everyCommandSaysAndWritesTheSameUnderEveryLocale() throws IOException, InterruptedException {
        Map<String, String> english = play("en-US", "C.UTF-8");
        assertThat(english.get(LocaleProbe.OUTPUT)).contains("exit 0").doesNotContain("exit 1", "internal error");
        assertThat(english.keySet()).anyMatch(name -> name.endsWith("episodes.csv"))
                .anyMatch(name -> name.endsWith("slots.csv")).anyMatch(name -> name.endsWith(".html"));
        for (String locale : LOCALES) {
            Map<String, String> files = play(locale, "C.UTF-8");
            assertThat(files.keySet()).as(locale).isEqualTo(english.keySet());
            files.forEach((name, content) -> {
                assertThat(!name.endsWith(".safetensors") && OTHER_DIGITS.matcher(content.replace("٣", "")).find())
                        .as("%s: %s", locale, name).isFalse();
                if (REPEATABLE.matcher(name).find()) {
                    assertThat(content.lines()).as("%s: %s", locale, name)
                            .containsExactlyElementsOf(english.get(name).lines().toList());
                }
            });
        }
    }

    /** Files and what they hold, times aside. */
    private Map<String, String> play(String locale, String lcAll) throws IOException, InterruptedException {
        Path own = Files.createDirectory(folder.resolve(locale));
        List<String> flags = new ArrayList<>(ChildJvm.SHORT_LIVED);
        flags.addAll(List.of("-Duser.language=" + locale.substring(0, 2),
                "-Duser.country=" + locale.substring(3, 5)));
        String extensions = locale.replaceFirst("^..-..-?", "");
        if (!extensions.isEmpty()) {
            flags.add("-Duser.extensions=" + extensions);
        }
        Path log = folder.resolve(locale + ".log");
        ProcessBuilder builder = new ProcessBuilder(
                ChildJvm.command(flags, ChildJvm.classPath(), LocaleProbe.class, List.of(own.toString())))
                .redirectErrorStream(true).redirectOutput(log.toFile());
        builder.environment().put("LC_ALL", lcAll);
        int code = builder.start().waitFor();
        assertThat(code).as("%s: %s", locale, Files.readString(log)).isZero();
        return content(own);
    }

    private static Map<String, String> content(Path own) throws IOException {
        Map<String, String> content = new TreeMap<>();
        try (Stream<Path> paths = Files.walk(own)) {
            for (Path file : paths.filter(Files::isRegularFile).toList()) {
                String name = CHANGING.matcher(own.relativize(file).toString()).replaceAll("…");
                if (!name.contains("tfevents")) {
                    boolean picture = name.endsWith(".png");
                    String text = new String(Files.readAllBytes(file),
                            picture ? StandardCharsets.ISO_8859_1 : StandardCharsets.UTF_8);
                    content.put(name,
                            picture
                                    ? text
                                    : CHANGING.matcher(LATE.matcher(text.replace(own.toString(), "…")).replaceAll(""))
                                            .replaceAll("…"));
                }
            }
        }
        return content;
    }
}
