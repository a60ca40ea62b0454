package io.rantwin.harness.effects;

import io.rantwin.harness.ran.energy.PowerState;
import io.rantwin.harness.ran.network.CellParameters;
import io.rantwin.harness.ran.network.RadioNetwork;
import io.rantwin.twin.whatif.Action;
import io.rantwin.twin.whatif.Snapshot;
import io.rantwin.twin.whatif.TimedAction;
import java.util.ArrayList;
import java.util.List;

/**
 * One action on one cell, for the simulated network as its controls have it and for the twin as its what-ifs have it.
 *
 * @param decibels change of power, or offset
 */
record NetworkAction(Kind kind, int cell, double decibels) {
    enum Kind {
        SLEEP,
        POWER,
        /** The cell's users see all neighbours so much better, and the neighbours' users see the cell so much worse. */
        OFFSET,
        /** The cell's users alone see all neighbours so much better: the neighbours send them back later. */
        OFFSET_ONE_SIDED
    }

    /** What is done in a network by turns. */
    static NetworkAction number(int turn, int cell) {
        return switch (turn % 8) {
            case 1 -> new NetworkAction(Kind.POWER, cell, -6);
            case 2 -> new NetworkAction(Kind.OFFSET, cell, 6);
            case 4 -> new NetworkAction(Kind.POWER, cell, -3);
            case 6 -> new NetworkAction(Kind.OFFSET_ONE_SIDED, cell, 6);
            case 7 -> new NetworkAction(Kind.OFFSET, cell, -6);
            default -> new NetworkAction(Kind.SLEEP, cell, 0);
        };
    }

    /** Does it, or takes it back. */
    void apply(RadioNetwork network, boolean done) {
        CellParameters parameters = network.parameters();
        switch (kind) {
            case SLEEP -> network.requestPowerState(cell, done ? PowerState.DEEP_SLEEP : PowerState.ACTIVE);
            case POWER ->
                parameters.setConfiguredMaxTxPowerDbm(
                        cell, parameters.configuredMaxTxPowerDbm(cell) + (done ? decibels : -decibels));
            case OFFSET, OFFSET_ONE_SIDED -> {
                for (int other = 0; other < network.account().cells(); other++) {
                    if (other != cell) {
                        parameters.setIndividualOffsetDb(cell, other, done ? decibels : 0);
                        parameters.setIndividualOffsetDb(other, cell, done && kind == Kind.OFFSET ? -decibels : 0);
                    }
                }
            }
        }
    }

    /** The same as a question to the twin. */
    List<TimedAction> asked(Snapshot snapshot) {
        List<TimedAction> actions = new ArrayList<>();
        switch (kind) {
            case SLEEP -> actions.add(new TimedAction(0, new Action.Sleep(cell)));
            case POWER ->
                actions.add(new TimedAction(
                        0, new Action.Power(cell, snapshot.radio().powerDbm(cell) + decibels)));
            case OFFSET, OFFSET_ONE_SIDED -> {
                for (int other = 0; other < snapshot.cells(); other++) {
                    if (other != cell) {
                        actions.add(new TimedAction(0, new Action.Offset(cell, other, decibels)));
                        if (kind == Kind.OFFSET) {
                            actions.add(new TimedAction(0, new Action.Offset(other, cell, -decibels)));
                        }
                    }
                }
            }
        }
        return actions;
    }
}
