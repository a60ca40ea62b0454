package io.rantwin.harness.ran.node;

import io.rantwin.harness.ran.network.Account;
import io.rantwin.harness.ran.network.RadioNetwork;
import io.rantwin.harness.ran.network.UeStates;

/** Reads the network's counts and states as they are now. Used by the network's thread alone. */
final class Readings {
    /** SS-RSRP level 0 is below -156 dBm, each further one 1 dB (TS 38.133 table 10.1.6.1-1). */
    private static final double RSRP_LEVEL_ONE_DBM = -156;

    /** SS-SINR level 0 is below -23 dB, each further one 0.5 dB (TS 38.133 table 10.1.16.1-1). */
    private static final double SINR_LEVEL_ONE_DB = -23;

    private static final int HIGHEST_LEVEL = 127;

    private final RadioNetwork network;
    private final Account account;
    private final UeStates ues;
    private final UeLedger ledger;
    private final NetworkIdentities identities;

    Readings(RadioNetwork network, UeLedger ledger, NetworkIdentities identities) {
        this.network = network;
        this.account = network.account();
        this.ues = network.ues();
        this.ledger = ledger;
        this.identities = identities;
    }

    UeStates ues() {
        return ues;
    }

    UeLedger ledger() {
        return ledger;
    }

    NetworkIdentities identities() {
        return identities;
    }

    /** What a counter shows for a part of the cells. */
    double count(Counter counter, Scope scope) {
        if (scope.fiveQi() != Scope.ALL || scope.slice() != Scope.ALL && !counter.isOfSlices()) {
            double sum = 0;
            for (int ue = 0; ue < ues.size(); ue++) {
                if (isFor(ue, scope)) {
                    sum += counter.ofUe(ledger, scope.cells(), ue);
                }
            }
            return sum;
        }
        return scope.slice() == Scope.ALL
                ? counter.ofCells(account, scope.cells())
                : counter.ofSlice(account, scope.cells(), scope.slice());
    }

    /** Whether a user has the slice and 5QI of a scope. */
    boolean isFor(int ue, Scope scope) {
        return (scope.slice() == Scope.ALL || scope.slice() == ues.slice(ue))
                && (scope.fiveQi() == Scope.ALL
                        || scope.fiveQi() == ues.trafficClass(ue).fiveQi());
    }

    /** What a figure that is no counter shows for some cells: it rises, or is a state of now. */
    double state(Figure.Kind kind, Scope scope) {
        double sum = 0;
        double highest = Double.NEGATIVE_INFINITY;
        for (int cell : scope.cells()) {
            sum += switch (kind) {
                case CQI -> account.cqi(cell, scope.bin());
                case MCS -> account.mcs(cell, scope.bin());
                case RSRP -> account.rsrp(cell, scope.bin());
                case HANDOVERS_WITHIN -> handovers(cell, true);
                case HANDOVERS_OUT -> handovers(cell, false);
                case TEMPERATURE -> network.temperatureCelsius(cell) / scope.cells().length;
                default -> 0;
            };
            highest = Math.max(highest, kind == Figure.Kind.TX_POWER ? network.transmitPowerDbm(cell) : highest);
        }
        return kind == Figure.Kind.TX_POWER ? highest : sum;
    }

    private double handovers(int source, boolean isWithin) {
        long gnb = identities.cgi(source).nrCellIdentity()
                >> 36 - identities.plan().gnbIdBits();
        double sum = 0;
        for (int target = 0; target < account.cells(); target++) {
            long other = identities.cgi(target).nrCellIdentity()
                    >> 36 - identities.plan().gnbIdBits();
            if (gnb == other == isWithin) {
                sum += account.handovers(source, target);
            }
        }
        return sum;
    }

    /** What a user would report of its cell now, in levels; NaN when it is not connected. */
    double level(Figure.Kind kind, int ue) {
        int cell = ues.cell(ue);
        if (cell == UeStates.NONE) {
            return Double.NaN;
        }
        double above = kind == Figure.Kind.UE_RSRP
                ? ues.rsrpDbm(ue, cell) - RSRP_LEVEL_ONE_DBM
                : (ues.sinrDecibels(ue) - SINR_LEVEL_ONE_DB) * 2;
        return Math.clamp(StrictMath.floor(above) + 1, 0, HIGHEST_LEVEL);
    }

    /** Level of the SS-RSRP of a user's cell. */
    double rsrpDbm(int ue) {
        return ues.rsrpDbm(ue, ues.cell(ue));
    }
}
