package edgetempo.catalogue;

import edgetempo.ga.ParentSelection;

/** Wraps a third-party selection: parents out of range and exceptions are reported with its name and jar. */
final class CheckedSelection implements ParentSelection {
    private final ParentSelection selection;
    private final Origin origin;
    private final int population;

    CheckedSelection(ParentSelection selection, Origin origin, int population) {
        this.selection = selection;
        this.origin = origin;
        this.population = population;
        if (words() < 1 + MATING_WORDS) {
            throw broken("words() is " + words() + "; allowed: at least " + (1 + MATING_WORDS));
        }
    }

    @Override
    public int words() {
        return selection.words();
    }

    @Override
    public void select(double[] fitness, int[] words, int stride, int[] parent) {
        try {
            selection.select(fitness, words, stride, parent);
        } catch (RuntimeException | LinkageError e) {
            throw new PluginException(origin.text(), selection.getClass().getName(), "select failed", e);
        }
        for (int i = 0; i < population; i++) {
            if (parent[i] < 0 || parent[i] >= population) {
                throw broken("parent " + parent[i] + " of child " + i + "; allowed: 0 to " + (population - 1));
            }
        }
    }

    private PluginException broken(String problem) {
        return new PluginException(origin.text(), selection.getClass().getName(), problem);
    }
}
