package io.rantwin.twin.enforcement;

import io.rantwin.twin.topology.RRMPolicyRatio;
import io.rantwin.twin.topology.Snssai;

/**
 * What is known of a slice in a cell now. Unknown figures are NaN.
 *
 * @param cellId the cell
 * @param slice the slice
 * @param ratio its shares in force
 * @param usedShare share of the cell's downlink PRBs that it uses, fraction
 * @param throughputKbits downlink rate of all its users together
 * @param delayMillis mean downlink delay
 */
public record SliceCondition(
        String cellId,
        Snssai slice,
        RRMPolicyRatio ratio,
        double usedShare,
        double throughputKbits,
        double delayMillis) {}
