package io.rantwin.xapp.subscription;

/**
 * Indications of a subscription since it was wished for, over all renewals.
 *
 * @param received all, duplicates too
 * @param missed sequence numbers that were passed over and did not come later either
 * @param gaps how often numbers were passed over
 * @param duplicates same number as the one before
 * @param reordered came after a later one
 * @param restarts how often the node began to count anew
 */
public record IndicationCounts(long received, long missed, long gaps, long duplicates, long reordered, long restarts) {}
