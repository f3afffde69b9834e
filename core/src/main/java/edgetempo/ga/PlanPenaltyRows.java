package edgetempo.ga;

import static jdk.incubator.vector.VectorOperators.NE;

import edgetempo.mec.ServerCatalogue;
import edgetempo.mec.ServiceCatalogue;
import edgetempo.mec.SlotProblem;
import edgetempo.random.Lanes;
import edgetempo.scenario.mec.CachingSettings;
import edgetempo.scenario.mec.Scenario;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorSpecies;

/** Switching and overflow penalties of the cache genes of a whole population, in units of slot QoS; joint variant only. */
final class PlanPenaltyRows {
    private static final VectorSpecies<Float> FLOAT = Lanes.FLOAT;
    private static final int LANES = FLOAT.length();

    private final Chromosome chromosome;
    private final int stride;
    private final float[] capacityGib;
    private final float overflowPrice;
    private final float[] sizeGib;
    private final double[] fetchPrice;
    private final float[] switchPrice;

    PlanPenaltyRows(Scenario scenario, ServiceCatalogue catalogue, Chromosome chromosome, int stride) {
        this.chromosome = chromosome;
        this.stride = stride;
        CachingSettings caching = scenario.caching();
        double qosScale = caching.qosRewardScale() > 0 ? caching.qosRewardScale() : 1;
        ServerCatalogue servers = new ServerCatalogue(scenario);
        capacityGib = new float[servers.count()];
        for (int m = 0; m < capacityGib.length; m++) {
            capacityGib[m] = (float) servers.capacityGib(m);
        }
        overflowPrice = (float) (caching.overflowPenaltyPerGib() / qosScale);
        int services = catalogue.count();
        sizeGib = new float[services];
        fetchPrice = new double[services];
        switchPrice = new float[chromosome.servers() * services];
        for (int s = 0; s < services; s++) {
            sizeGib[s] = (float) catalogue.sizeGib(s);
            fetchPrice[s] = catalogue.sizeMib(s) / caching.fetchMibPerS() * caching.switchPenaltyPerS()
                    * scenario.time().slotsPerFrame() / qosScale;
        }
    }

    /** Prepares for the plan in force: only services that it lacks cost a fetch. */
    void prepare(SlotProblem problem) {
        int services = chromosome.services();
        for (int m = 0; m < chromosome.servers(); m++) {
            for (int s = 0; s < services; s++) {
                switchPrice[m * services + s] = problem.plan.get(m, s) ? 0 : (float) fetchPrice[s];
            }
        }
    }

    /** Subtracts the penalties from the fitness of each individual. */
    void subtract(float[] genes, int population, float[] fitness) {
        int services = chromosome.services();
        for (int lane = 0; lane < population; lane += LANES) {
            FloatVector total = FloatVector.fromArray(FLOAT, fitness, lane);
            for (int m = 0; m < chromosome.servers(); m++) {
                FloatVector used = FloatVector.zero(FLOAT);
                FloatVector switching = FloatVector.zero(FLOAT);
                for (int s = 0; s < services; s++) {
                    int gene = chromosome.cacheStart() + m * services + s;
                    VectorMask<Float> held = FloatVector.fromArray(FLOAT, genes, gene * stride + lane).compare(NE, 0f);
                    used = used.add(sizeGib[s], held);
                    switching = switching.add(switchPrice[m * services + s], held);
                }
                total = total.sub(switching).sub(used.sub(capacityGib[m]).max(0f).mul(overflowPrice));
            }
            total.intoArray(fitness, lane);
        }
    }
}
