package example;

import edgetempo.catalogue.OperatorContext;
import edgetempo.catalogue.SelectionProvider;
import edgetempo.catalogue.Setting;
import edgetempo.ga.ParentSelection;
import java.util.List;

/** Makes {@link Truncation}, which {@code ga.selection} then knows. */
public final class TruncationProvider implements SelectionProvider {
    @Override
    public String name() {
        return "TRUNCATION";
    }

    @Override
    public String description() {
        return "The best are parents, each as likely as the other; all others are not.";
    }

    @Override
    public List<Setting> settings() {
        return List.of(Setting.number("share", 0.01, 1, 0.5, "Share of the population that may be parents."));
    }

    @Override
    public ParentSelection create(OperatorContext context) {
        return new Truncation(context.ga().population(), context.settings().number("share"));
    }
}
