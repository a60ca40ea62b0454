package io.rantwin.harness.ran.node;

import io.rantwin.codecs.kpm.MeasurementLabel;
import io.rantwin.harness.e2node.NodeIdentity;
import java.time.Instant;
import java.util.List;

/**
 * What stands between the truth and the RIC: every figure, every time stamp and every indication passes here. The methods that
 * are not overridden change nothing. Called by the network's thread, in an order that is the same in every run.
 */
public interface ReportTamper {
    /** Changes nothing. */
    ReportTamper NONE = new ReportTamper() {};

    /**
     * What a figure is about. Equal from one period to the next, so that it can be a key.
     *
     * @param node who reports it
     * @param cells indices of the cells that it is summed or averaged over; several when it is about a node
     * @param ue index of the user, -1 when it is not about one
     * @param measName name of the measurement
     * @param label of the figure
     */
    record Subject(NodeIdentity node, List<Integer> cells, int ue, String measName, MeasurementLabel label) {
        public Subject {
            cells = List.copyOf(cells);
        }
    }

    /** Takes an indication on to the RIC; may be called more than once, and later. */
    @FunctionalInterface
    interface Way {
        /** False when the association did not take it. */
        boolean send(byte[] pdu);
    }

    /**
     * A figure before it is rounded.
     *
     * @param start begin of its period
     * @param figure in the unit of the catalogue; NaN for noValue
     * @return what is reported instead
     */
    default double value(Subject subject, Instant start, double figure) {
        return figure;
    }

    /** What a node's clock shows. */
    default Instant clock(NodeIdentity node, Instant networkTime) {
        return networkTime;
    }

    /**
     * An encoded indication.
     *
     * @param pdu E2AP, belongs to the tamper
     * @return whether the node is to believe that it was sent
     */
    default boolean indication(NodeIdentity node, Instant networkTime, byte[] pdu, Way way) {
        return way.send(pdu);
    }

    /** Network time passes; the moment to send what was delayed. Called after the reports of that time. */
    default void advanceTo(Instant networkTime) {}
}
