package io.rantwin.twin.flow;

/**
 * One cell's (or slice share's) flow-level figures over one period.
 *
 * @param regime which part of the model gave them
 * @param load offered traffic over capacity, above 1 in overload
 * @param utilisation share of capacity used, 0..1, backlog sent included: {@code RRU.PrbTotDl} as a fraction
 * @param activeFlows mean number in transfer over the period, {@code DRB.MeanActiveUeDl}
 * @param activeFlowsAtEnd expected number when the period ends: the start of the next
 * @param userThroughputBitPerS {@code DRB.UEThpDl}
 * @param connectedUsers {@code RRC.ConnMean}
 * @param servedBits volume sent in the period
 */
public record FlowState(
        FlowRegime regime,
        double load,
        double utilisation,
        double activeFlows,
        double activeFlowsAtEnd,
        double userThroughputBitPerS,
        double connectedUsers,
        double servedBits) {}
