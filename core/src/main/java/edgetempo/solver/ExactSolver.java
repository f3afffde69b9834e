package edgetempo.solver;

import edgetempo.mec.Decision;
import edgetempo.mec.SlotProblem;
import edgetempo.mec.SlotSolver;
import edgetempo.scenario.Scenario;

/**
 * The optimum of a slot at closed-form shares, with a proof: depth-first branch and bound.
 */
public final class ExactSolver implements SlotSolver {
    public static int ENUM = 300, ENUM_USERS = 24, FIRST = 4, NEXT = 2;
    private static final double TOLERANCE = 1e-9;

    private final SlotModel model;
    private final ClosedFormShares shares;
    private final NodeStack nodes;
    private final DualRelaxation relaxation;
    private final CellMinimum minimum;
    private final NodeEnumeration enumeration;
    private final ChoiceSearch search;
    private final int[] incumbent;
    private final int[] chosen;
    private final int[] rounded;
    private final double[] limit;
    private double cost;
    private double openBound;
    private boolean stopped;
    private final long maxNodes;
    public long nodeCount;
    private long nodesBefore;
    public double rootBound;
    public double rootPlain;
    public int rootFree;

    public ExactSolver(Scenario scenario, long maxNodes) {
        int users = scenario.network().users();
        int servers = scenario.network().servers();
        this.maxNodes = maxNodes;
        model = new SlotModel(users, servers);
        shares = new ClosedFormShares(scenario.shares(), users, servers);
        nodes = new NodeStack(servers);
        relaxation = new DualRelaxation(nodes, servers);
        minimum = new CellMinimum(nodes, servers);
        enumeration = new NodeEnumeration(nodes, servers);
        search = new ChoiceSearch(servers);
        incumbent = new int[users];
        chosen = new int[users];
        rounded = new int[users];
        limit = new double[servers];
    }

    @Override
    public void reset() {
        // Nothing is carried from slot to slot.
    }

    @Override
    public void solve(SlotProblem problem, Decision decision) {
        optimise(problem);
        decision.clear();
        model.write(incumbent, decision);
        shares.prepare(problem);
        shares.shares(problem, decision);
    }

    @Override
    public String name() { return "exact"; }

    public void optimise(SlotProblem problem) {
        model.prepare(problem);
        relaxation.prepare(model);
        for (int p = 0; p < model.users; p++) {
            incumbent[p] = model.from[p];
        }
        nodes.root(model, incumbent);
        cost = Double.POSITIVE_INFINITY;
        openBound = Double.POSITIVE_INFINITY;
        stopped = false;
        nodesBefore = nodeCount;
        rootFree = 0;
        if (relax(0)) {
            rootFree = nodes.userCount[0];
            branch(0);
        }
    }

    public double cost() { return cost; }
    public double lowerBound() { return Math.min(openBound, cost - TOLERANCE); }
    public boolean proven() { return !stopped; }
    public long sweeps() { return relaxation.sweeps(); }
    public long steps() { return enumeration.steps(); }

    private boolean relax(int node) {
        nodeCount++;
        int round = 0;
        relaxation.sweep(node, node == 0 ? FIRST : NEXT);
        while (true) {
            double bound = relaxation.evaluate(node);
            if (round == 0 && node == 0) {
                round(node);
            }
            double safe = bound - relaxation.margin();
            double gap = cost - TOLERANCE - safe;
            nodes.bound[node] = Math.max(nodes.bound[node], safe);
            if (gap <= 0) {
                return false;
            }
            double minima = minimum.compute(node, relaxation);
            nodes.bound[node] = Math.max(nodes.bound[node], safe + minima);
            if (node == 0) { rootPlain = Math.max(safe, rootPlain); rootBound = nodes.bound[0]; }
            gap -= minima;
            if (gap <= 0) {
                return false;
            }
            for (int l = 0; l < limit.length; l++) {
                limit[l] = gap + minimum.minima()[l];
            }
            boolean reduced = relaxation.reduce(node, limit, chosen);
            if (nodes.userCount[node] == 0) {
                consider(chosen);
                return false;
            }
            boolean loose = relaxation.slack() > 0.05 * gap;
            if (!reduced && !loose || round >= 12) {
                if (node == 0) { round(node); 
                    gap = cost - TOLERANCE - safe - minima;
                    if (gap <= 0) return false;
                }
                return true;
            }
            relaxation.sweep(node, loose ? 4 : 2);
            round++;
        }
    }

    /** Rounds the relaxation of a node and improves it. */
    private void round(int node) {
        System.arraycopy(chosen, 0, rounded, 0, chosen.length);
        int end = nodes.userBase[node] + nodes.userCount[node];
        for (int u = nodes.userBase[node]; u < end; u++) {
            int best = nodes.from[u];
            for (int a = best + 1; a < nodes.from[u + 1]; a++) {
                if (nodes.share[a] > nodes.share[best]) {
                    best = a;
                }
            }
            rounded[nodes.position[u]] = nodes.alternative[best];
        }
        search.improve(model, rounded);
        consider(rounded);
    }

    private void consider(int[] choice) {
        double found = model.cost(choice);
        if (found < cost) {
            cost = found;
            System.arraycopy(choice, 0, incumbent, 0, choice.length);
        }
    }

    private void branch(int node) {
        if (nodes.userCount[node] <= ENUM_USERS) {
            relaxation.evaluate(node);
            minimum.compute(node, relaxation);
            boolean done = enumeration.run(model, node, relaxation, minimum.minima(), chosen, incumbent, cost, TOLERANCE,
                    ENUM);
            cost = enumeration.cost();
            if (done) {
                return;
            }
        }
        int base = nodes.userBase[node];
        int end = base + nodes.userCount[node];
        int user = -1;
        double score = -1;
        for (int u = base; u < end; u++) {
            double most = 0;
            double load = 0;
            double band = 0;
            for (int a = nodes.from[u]; a < nodes.from[u + 1]; a++) {
                most = Math.max(most, nodes.share[a]);
                load = Math.max(load, nodes.load[a]);
                band = Math.max(band, nodes.band[a]);
            }
            double s = (1 - most) * (band * band + load * load);
            if (s > score) {
                score = s;
                user = u;
            }
        }
        double done = Double.POSITIVE_INFINITY;
        int doneAt = -1;
        int alternatives = nodes.from[user + 1] - nodes.from[user];
        for (int turn = 0; turn < alternatives; turn++) {
            int next = -1;
            double most = -1;
            for (int a = nodes.from[user]; a < nodes.from[user + 1]; a++) {
                double x = nodes.share[a];
                boolean earlier = x > done || x == done && a <= doneAt;
                if (!earlier && x > most) {
                    most = x;
                    next = a;
                }
            }
            done = most;
            doneAt = next;
            if (stopped || nodes.bound[node] >= cost - TOLERANCE) {
                break;
            }
            if (nodeCount - nodesBefore >= maxNodes) {
                stopped = true;
                break;
            }
            int position = nodes.position[user];
            chosen[position] = nodes.alternative[next];
            nodes.branch(node, user, next);
            if (relax(node + 1)) {
                branch(node + 1);
            }
        }
        if (stopped) {
            openBound = Math.min(openBound, nodes.bound[node]);
        }
    }
}
