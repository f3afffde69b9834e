package edgetempo.cli;

import edgetempo.catalogue.Catalogue;
import edgetempo.experiments.bridge.Autoreset;
import edgetempo.experiments.bridge.EnvServing;
import edgetempo.experiments.solving.SlotPlans;
import edgetempo.experiments.training.Learners;
import edgetempo.ga.GaBackends;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;

/** Names for help texts and completion, as the catalogue has them when they are asked for. */
abstract class Candidates implements Iterable<String> {
    abstract List<String> names();

    @Override
    public Iterator<String> iterator() {
        return names().iterator();
    }

    /** Slot solvers. */
    static final class Solvers extends Candidates {
        @Override
        List<String> names() {
            return Catalogue.standard().solvers().names();
        }
    }

    /** Slot solvers that do not choose plans. */
    static final class SlotSolversOnly extends Candidates {
        @Override
        List<String> names() {
            return SlotPlans.solvers();
        }
    }

    /** Caching policies that do not learn. */
    static final class Policies extends Candidates {
        @Override
        List<String> names() {
            return Catalogue.standard().policies().names();
        }
    }

    /** Agents, and caching policies that do not learn. */
    static final class Algorithms extends Candidates {
        @Override
        List<String> names() {
            return Learners.names();
        }
    }

    /** Policies with a plan that holds for every slot. */
    static final class Plans extends Candidates {
        @Override
        List<String> names() {
            return SlotPlans.names();
        }
    }

    /** GA backends. */
    static final class Backends extends Candidates {
        @Override
        List<String> names() {
            return GaBackends.names();
        }
    }

    /** What can be stepped from outside. */
    static final class Worlds extends Candidates {
        @Override
        List<String> names() {
            return EnvServing.worlds();
        }
    }

    /** What follows the end of an episode. */
    static final class Autoresets extends Candidates {
        @Override
        List<String> names() {
            return Arrays.stream(Autoreset.values()).map(Autoreset::label).toList();
        }
    }

    /** What can be drawn again. */
    static final class Figures extends Candidates {
        @Override
        List<String> names() {
            return Figure.labels();
        }
    }
}
