package io.rantwin.harness.ran.node;

import io.rantwin.harness.ran.network.Account;
import io.rantwin.harness.ran.network.UeCount;
import io.rantwin.harness.ran.network.UeStates;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * What each user did in each cell, so that the users of a cell add up to the cell although they move: the network counts
 * a user's figures over all cells, and here they are put down to the cell it was in. Counts only rise. Used by the network's
 * thread alone.
 */
// Ordinals are places in arrays that live no longer than the process.
@SuppressWarnings("EnumOrdinal")
final class UeLedger {
    private static final UeCount[] COUNTS = UeCount.values();

    private final Account account;
    private final UeStates ues;
    private final int cells;
    private final int[] lastCell;
    private final double[] putDown;
    /** By user and cell; only for cells that the user has left. */
    private final double[] @Nullable [] shares;

    UeLedger(Account account, UeStates ues) {
        this.account = account;
        this.ues = ues;
        this.cells = account.cells();
        this.lastCell = new int[ues.size()];
        this.putDown = new double[ues.size() * COUNTS.length];
        this.shares = new double[ues.size() * cells][];
        Arrays.fill(lastCell, UeStates.NONE);
        afterStep();
    }

    /** Sees who has changed the cell. To be called after every step. */
    void afterStep() {
        for (int ue = 0; ue < lastCell.length; ue++) {
            int cell = ues.cell(ue);
            if (cell != lastCell[ue]) {
                move(ue, cell);
            }
        }
    }

    /** What was counted in the step of the change belongs to the cell that was left; a new connection begins in its cell. */
    private void move(int ue, int cell) {
        int left = lastCell[ue];
        lastCell[ue] = cell;
        if (left == UeStates.NONE) {
            return;
        }
        int place = ue * cells + left;
        double[] share = shares[place];
        if (share == null) {
            share = new double[COUNTS.length];
            shares[place] = share;
        }
        for (UeCount count : COUNTS) {
            int at = ue * COUNTS.length + count.ordinal();
            double now = account.get(count, ue);
            share[count.ordinal()] += now - putDown[at];
            putDown[at] = now;
        }
    }

    /** A user's count in a cell. */
    double get(UeCount count, int ue, int cell) {
        double[] share = shares[ue * cells + cell];
        double sum = share == null ? 0 : share[count.ordinal()];
        return lastCell[ue] == cell
                ? sum + account.get(count, ue) - putDown[ue * COUNTS.length + count.ordinal()]
                : sum;
    }

    /** Whether a user is or was in one of some cells; if not, all its counts there are 0. */
    boolean knows(int ue, int[] ofCells) {
        for (int cell : ofCells) {
            if (lastCell[ue] == cell || shares[ue * cells + cell] != null) {
                return true;
            }
        }
        return false;
    }
}
