package example;

import edgetempo.catalogue.Setting;
import edgetempo.catalogue.SlotSolverProvider;
import edgetempo.catalogue.SolverContext;
import edgetempo.mec.SlotSolver;
import java.util.List;

/** Makes {@link EqualShares}. */
public final class EqualSharesProvider implements SlotSolverProvider {
    static final String NAME = "equal-shares";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String description() {
        return "best responses of one user after the other, where everyone at a server gets the same share";
    }

    @Override
    public List<Setting> settings() {
        return List.of(Setting.whole("rounds", 1, 100, 3, "How often every user may choose anew."));
    }

    @Override
    public SlotSolver create(SolverContext context) {
        return new EqualShares(context.settings().whole("rounds"), context.scenario().network().servers());
    }
}
