package io.rantwin.twin.flow;

/**
 * Mean delay of a packet from entering the RLC queue to its delivery, the model of {@code DRB.RlcSduDelayDl}. Three parts:
 * waiting for the next slot (half a slot on average) and the slot itself; queueing behind other packets as M/G/1, by the residual
 * service time the mean wait is load x residual / (1 - load) with residual = E[S^2] / (2 E[S]) = E[S] (1 + scv) / 2 (Pollaczek and
 * Khinchine); and HARQ, each failed attempt costing one round trip.
 *
 * @param slotSeconds slot length, 1 ms at 15 kHz subcarrier spacing, halved with every doubling (TS 38.211 clause 4.3.2)
 * @param serviceSeconds mean time a packet occupies the shared channel
 * @param serviceScv variance of that time over its mean squared: 0 equal packets (M/D/1), 1 exponential (M/M/1)
 * @param harqRoundTripSeconds from a transmission to its retransmission
 * @param blockErrorRate error probability of the first transmission, 0..1; 0.1 is the usual link adaptation target
 * @param retransmissionErrorRate error probability of each further one given that those before failed, after soft combining
 * @param mostTransmissions transmissions of one block, 1 or more
 */
public record PacketDelay(
        double slotSeconds,
        double serviceSeconds,
        double serviceScv,
        double harqRoundTripSeconds,
        double blockErrorRate,
        double retransmissionErrorRate,
        int mostTransmissions) {
    /** Refuses negative times and probabilities outside 0..1. */
    public PacketDelay {
        boolean times = slotSeconds >= 0 && serviceSeconds > 0 && serviceScv >= 0 && harqRoundTripSeconds >= 0;
        boolean rates = blockErrorRate >= 0
                && blockErrorRate <= 1
                && retransmissionErrorRate >= 0
                && retransmissionErrorRate <= 1;
        if (!times || !rates || mostTransmissions < 1 || mostTransmissions > 64) {
            throw new IllegalArgumentException(
                    "packet delay model wants times of 0 or more, a service time above 0, error rates in"
                            + " 0..1 and 1..64 transmissions; got slot " + slotSeconds + ", service " + serviceSeconds
                            + ", scv "
                            + serviceScv + ", round trip " + harqRoundTripSeconds + ", errors " + blockErrorRate
                            + " and "
                            + retransmissionErrorRate + ", transmissions " + mostTransmissions);
        }
    }

    /** Mean wait in the queue; infinite from load 1, where {@link FluidBacklog} has the answer. */
    public double queueingSeconds(double load) {
        if (!(load >= 0)) {
            return Double.NaN;
        }
        double residual = serviceSeconds * (1 + serviceScv) / 2;
        return load < 1 ? load * residual / (1 - load) : Double.POSITIVE_INFINITY;
    }

    /** Mean number of transmissions after the first. */
    public double meanRetransmissions() {
        double mean = 0;
        double failedSoFar = blockErrorRate;
        for (int transmission = 2; transmission <= mostTransmissions; transmission++) {
            mean += failedSoFar;
            failedSoFar *= retransmissionErrorRate;
        }
        return mean;
    }

    /** Mean delay without other traffic. */
    public double unloadedSeconds() {
        return 1.5 * slotSeconds + meanRetransmissions() * harqRoundTripSeconds;
    }

    /** Mean delay at this load of the shared channel, retransmissions counted in the load; infinite from load 1. */
    public double meanSeconds(double load) {
        return unloadedSeconds() + queueingSeconds(load);
    }

    /** Mean delay when a backlog stands before the channel (fluid, near and above load 1): the time to send what is in front. */
    public double meanSecondsBehind(double backlogBits, double capacityBitPerS) {
        return unloadedSeconds() + (backlogBits == 0 ? 0 : backlogBits / capacityBitPerS);
    }
}
