package io.rantwin.twin.topology;

/** A slice that a cell serves, with its share of the cell's PRBs. */
public record SliceShare(Snssai slice, RRMPolicyRatio ratio) {}
