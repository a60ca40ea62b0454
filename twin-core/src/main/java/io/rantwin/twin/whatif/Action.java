package io.rantwin.twin.whatif;

import io.rantwin.twin.topology.RRMPolicyRatio;
import io.rantwin.twin.topology.Snssai;
import java.util.List;

/** A change of the network. Cells are indices in the order of the snapshot. */
public sealed interface Action {
    /** The cell stops serving and radiating; its users are handed over. */
    record Sleep(int cell) implements Action {}

    /** The cell serves again. */
    record Wake(int cell) implements Action {}

    /** {@code configuredMaxTxPower} over the whole carrier. */
    record Power(int cell, double powerDbm) implements Action {}

    /** Electrical tilt, positive downwards. Without effect where the cell's geometry is unknown; the outcome says so. */
    record Tilt(int cell, double electricalTiltDegrees) implements Action {}

    /** Offset that a cell applies to a neighbour in event A3. */
    record Offset(int cell, int neighbour, double cellIndividualOffsetDb) implements Action {}

    /** All cells of a carrier serve, or none does. */
    record CarrierState(int carrier, boolean serving) implements Action {}

    /** Users that the cell admits at once, at least 1. */
    record AdmissionLimit(int cell, int users) implements Action {}

    /** Demand of a home cell times a factor, at least 0: an event, or what traffic steering brings. */
    record DemandFactor(int cell, double factor) implements Action {}

    /** An injected fault: the cell loses so many dB of power, or all of it for {@link Double#POSITIVE_INFINITY}. */
    record Fault(int cell, double lossDb) implements Action {}

    /** PRB shares of a slice in a cell (TS 28.541 clause 4.3.36). */
    record SlicePolicy(int cell, Snssai slice, RRMPolicyRatio ratio) implements Action {}

    /**
     * A site that was planned goes on air: all its cells serve at once. They are in the topology as locked cells, see
     * {@link io.rantwin.twin.topology.PlannedSite}.
     */
    record NewSite(List<Integer> newCells) implements Action {
        /** Copies the list. */
        public NewSite {
            newCells = List.copyOf(newCells);
        }
    }

    /** The action in words, with the cell's name. */
    default String words(List<String> cellIds) {
        return switch (this) {
            case Sleep a -> "sleep of " + cellIds.get(a.cell());
            case Wake a -> "waking " + cellIds.get(a.cell());
            case Power a -> "power of " + cellIds.get(a.cell()) + " to " + a.powerDbm() + " dBm";
            case Tilt a ->
                "electrical tilt of " + cellIds.get(a.cell()) + " to " + a.electricalTiltDegrees() + " degrees";
            case Offset a ->
                "offset of " + cellIds.get(a.cell()) + " towards " + cellIds.get(a.neighbour()) + " to "
                        + a.cellIndividualOffsetDb() + " dB";
            case CarrierState a -> "carrier " + a.carrier() + (a.serving() ? " on" : " off");
            case AdmissionLimit a -> "admission limit of " + cellIds.get(a.cell()) + " to " + a.users() + " users";
            case DemandFactor a -> "demand of " + cellIds.get(a.cell()) + " times " + a.factor();
            case SlicePolicy a ->
                "RRM policy of slice " + a.slice() + " in " + cellIds.get(a.cell()) + " to "
                        + a.ratio().dedicatedRatio() + "/" + a.ratio().minRatio() + "/"
                        + a.ratio().maxRatio() + " % (dedicated/min/max)";
            case NewSite a ->
                "new site with "
                        + String.join(
                                ", ", a.newCells().stream().map(cellIds::get).toList());
            case Fault a ->
                Double.isInfinite(a.lossDb())
                        ? "outage of " + cellIds.get(a.cell())
                        : "loss of " + a.lossDb() + " dB in " + cellIds.get(a.cell());
        };
    }
}
