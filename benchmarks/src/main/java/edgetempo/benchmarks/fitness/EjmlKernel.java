package edgetempo.benchmarks.fitness;

import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.ejml.ops.DOperatorUnary;

/**
 * The fitness as matrix operations on dense matrices [population × users]: O of offload targets, B and F of share genes.
 *
 * <pre>
 * X_m = [O = m],  L = [O ≠ 0],  C = indicator of cells [users × M]
 * fitness = Σ_m X_m·constant_m − Σ_cells (L∘B)·C ∘ (L/B)·diag(uplink)·C − Σ_m (X_m∘F)·hit_m ∘ (X_m/F)·(hit_m∘execute)
 * </pre>
 */
final class EjmlKernel implements FitnessKernel {
    private static final DOperatorUnary OFFLOADED = target -> target == 0 ? 0 : 1;

    private final int servers;
    private final DMatrixRMaj[] targets;
    private final DMatrixRMaj[] bandwidth;
    private final DMatrixRMaj[] frequency;
    private final DOperatorUnary[] isTarget;
    private final DMatrixRMaj cells;
    private final DMatrixRMaj cellCosts;
    private final DMatrixRMaj[] constant;
    private final DMatrixRMaj[] hit;
    private final DMatrixRMaj[] hitCost;
    private final DMatrixRMaj chosen;
    private final DMatrixRMaj product;
    private final DMatrixRMaj genesByCell;
    private final DMatrixRMaj costByCell;
    private final DMatrixRMaj geneSum;
    private final DMatrixRMaj costSum;
    private final DMatrixRMaj fitness;

    EjmlKernel(FitnessInput input) {
        SlotCosts costs = new SlotCosts(input.scenario(), input.problem());
        int users = costs.users;
        int population = input.population();
        servers = costs.servers;
        targets = new DMatrixRMaj[FitnessInput.BATCHES];
        bandwidth = new DMatrixRMaj[FitnessInput.BATCHES];
        frequency = new DMatrixRMaj[FitnessInput.BATCHES];
        for (int batch = 0; batch < FitnessInput.BATCHES; batch++) {
            targets[batch] = DMatrixRMaj.wrap(population, users, input.individualMajor(batch, 0, users));
            bandwidth[batch] = DMatrixRMaj.wrap(population, users, input.individualMajor(batch, users, users));
            frequency[batch] = DMatrixRMaj.wrap(population, users, input.individualMajor(batch, 2 * users, users));
        }
        cells = new DMatrixRMaj(users, servers);
        cellCosts = new DMatrixRMaj(users, servers);
        for (int i = 0; i < users; i++) {
            cells.set(i, costs.cell[i], 1);
            cellCosts.set(i, costs.cell[i], costs.uplink[i]);
        }
        isTarget = new DOperatorUnary[servers + 1];
        constant = new DMatrixRMaj[servers + 1];
        hit = new DMatrixRMaj[servers + 1];
        hitCost = new DMatrixRMaj[servers + 1];
        for (int m = 0; m <= servers; m++) {
            int target = m;
            isTarget[m] = value -> value == target ? 1 : 0;
            constant[m] = DMatrixRMaj.wrap(users, 1, costs.constant[m]);
            hit[m] = DMatrixRMaj.wrap(users, 1, costs.hit[m]);
            hitCost[m] = new DMatrixRMaj(users, 1);
            CommonOps_DDRM.elementMult(hit[m], DMatrixRMaj.wrap(users, 1, costs.execute), hitCost[m]);
        }
        chosen = new DMatrixRMaj(population, users);
        product = new DMatrixRMaj(population, users);
        genesByCell = new DMatrixRMaj(population, servers);
        costByCell = new DMatrixRMaj(population, servers);
        geneSum = new DMatrixRMaj(population, 1);
        costSum = new DMatrixRMaj(population, 1);
        fitness = new DMatrixRMaj(population, 1);
    }

    @Override
    public void evaluate(int batch) {
        DMatrixRMaj target = targets[batch];
        DMatrixRMaj b = bandwidth[batch];
        DMatrixRMaj f = frequency[batch];

        CommonOps_DDRM.apply(target, isTarget[0], chosen);
        CommonOps_DDRM.mult(chosen, constant[0], fitness);
        for (int m = 1; m <= servers; m++) {
            CommonOps_DDRM.apply(target, isTarget[m], chosen);
            CommonOps_DDRM.multAdd(chosen, constant[m], fitness);
            CommonOps_DDRM.elementMult(chosen, f, product);
            CommonOps_DDRM.mult(product, hit[m], geneSum);
            CommonOps_DDRM.elementDiv(chosen, f, product);
            CommonOps_DDRM.mult(product, hitCost[m], costSum);
            subtractProduct();
        }

        CommonOps_DDRM.apply(target, OFFLOADED, chosen);
        CommonOps_DDRM.elementMult(chosen, b, product);
        CommonOps_DDRM.mult(product, cells, genesByCell);
        CommonOps_DDRM.elementDiv(chosen, b, product);
        CommonOps_DDRM.mult(product, cellCosts, costByCell);
        CommonOps_DDRM.elementMult(genesByCell, costByCell, genesByCell);
        CommonOps_DDRM.sumRows(genesByCell, costSum);
        CommonOps_DDRM.subtractEquals(fitness, costSum);
    }

    private void subtractProduct() {
        CommonOps_DDRM.elementMult(geneSum, costSum, geneSum);
        CommonOps_DDRM.subtractEquals(fitness, geneSum);
    }

    @Override
    public double fitness(int individual) {
        return fitness.get(individual);
    }
}
