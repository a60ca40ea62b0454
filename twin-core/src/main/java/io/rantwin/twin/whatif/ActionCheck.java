package io.rantwin.twin.whatif;

/** Refuses actions that cannot be, before anything is computed. */
final class ActionCheck {
    private static final double MOST_DBM = 70;
    private static final double MOST_OFFSET_DB = 24;
    private static final double MOST_TILT = 90;
    private static final int MOST_USERS = 10_000;

    private ActionCheck() {}

    static void check(Action action, Snapshot snapshot) {
        switch (action) {
            case Action.Sleep a -> cell(a.cell(), snapshot);
            case Action.Wake a -> cell(a.cell(), snapshot);
            case Action.Power a -> {
                cell(a.cell(), snapshot);
                range("A power in dBm", a.powerDbm(), -MOST_DBM, MOST_DBM);
            }
            case Action.Tilt a -> {
                cell(a.cell(), snapshot);
                range("An electrical tilt in degrees", a.electricalTiltDegrees(), -MOST_TILT, MOST_TILT);
            }
            case Action.Offset a -> {
                cell(a.cell(), snapshot);
                cell(a.neighbour(), snapshot);
                range("A cell individual offset in dB", a.cellIndividualOffsetDb(), -MOST_OFFSET_DB, MOST_OFFSET_DB);
            }
            case Action.CarrierState a -> range("A carrier", a.carrier(), 0, snapshot.cells() - 1.0);
            case Action.AdmissionLimit a -> {
                cell(a.cell(), snapshot);
                range("An admission limit", a.users(), 1, MOST_USERS);
            }
            case Action.DemandFactor a -> {
                cell(a.cell(), snapshot);
                range("A demand factor", a.factor(), 0, 1e6);
            }
            case Action.SlicePolicy a -> {
                cell(a.cell(), snapshot);
                if (snapshot.slices().indexOf(a.slice()) < 0) {
                    throw new IllegalArgumentException("The snapshot has no slice " + a.slice() + ", only "
                            + snapshot.slices().slices() + ".");
                }
            }
            case Action.NewSite a -> {
                for (int cell : a.newCells()) {
                    cell(cell, snapshot);
                    if (snapshot.radio().isServing(cell)) {
                        throw new IllegalArgumentException(
                                snapshot.cellIds().get(cell) + " is no planned cell: it serves already.");
                    }
                }
            }
            case Action.Fault a -> {
                cell(a.cell(), snapshot);
                range("A loss in dB", a.lossDb(), 0, Double.POSITIVE_INFINITY);
            }
        }
    }

    private static void cell(int index, Snapshot snapshot) {
        if (index < 0 || index >= snapshot.cells()) {
            throw new IllegalArgumentException("There is no cell " + index + " among " + snapshot.cells() + ".");
        }
    }

    private static void range(String what, double value, double least, double most) {
        if (!(value >= least && value <= most)) {
            throw new IllegalArgumentException(
                    what + " must lie between " + least + " and " + most + ", not " + value + ".");
        }
    }
}
