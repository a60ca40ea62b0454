package io.rantwin.harness.e2node;

import io.rantwin.harness.link.Association;

/** What every indication passes on its way out of a node. Called by the thread that makes the reports. */
@FunctionalInterface
public interface IndicationOutlet {
    /** Sends what comes. */
    IndicationOutlet DIRECT = (_, association, pdu) -> association.send(pdu);

    /**
     * Sends an indication, or does something else with it.
     *
     * @param pdu belongs to the outlet
     * @return whether it was taken
     */
    boolean send(NodeIdentity node, Association association, byte[] pdu);
}
