package edgetempo.ga;

import edgetempo.mec.SlotProblem;
import java.util.Arrays;

/** Sorts the users of a slot by cell, so that a cell's sum can stay in a register. */
final class CellOrder {
    private CellOrder() {}

    /**
     * Counting sort.
     *
     * @param problem   cells of the users. Not modified.
     * @param byCell    [users] receives the users, cell by cell, in order of their index. Modified.
     * @param cellStart [servers + 1] receives where each cell begins in {@code byCell}; the last entry is the number of users. Modified.
     */
    static void sort(SlotProblem problem, int[] byCell, int[] cellStart) {
        Arrays.fill(cellStart, 0);
        for (int i = 0; i < problem.users; i++) {
            cellStart[problem.cell[i] + 1]++;
        }
        for (int m = 0; m < problem.servers; m++) {
            cellStart[m + 1] += cellStart[m];
        }
        for (int i = problem.users - 1; i >= 0; i--) {
            byCell[--cellStart[problem.cell[i] + 1]] = i;
        }
        // Filling moved every start one place down: shift them back.
        System.arraycopy(cellStart, 1, cellStart, 0, problem.servers);
        cellStart[problem.servers] = problem.users;
    }
}
