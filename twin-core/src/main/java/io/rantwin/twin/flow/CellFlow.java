package io.rantwin.twin.flow;

/**
 * The flow level of one cell from period to period, valid at every load: equilibrium where the queue settles within the period,
 * reflected diffusion and fluid where it does not. The diffusion has drift (arrivals - departures) of flows and variance
 * 2 x arrivals, so its own equilibrium is exactly load / (1 - load). Immutable.
 *
 * @param meanFlowBits mean size of a flow, above 0
 * @param connected connection model
 * @param mostFlows admission limit in flows, 1..1e6; what would exceed it is refused
 */
public record CellFlow(double meanFlowBits, ConnectedUsers connected, int mostFlows) {
    /** Relaxation times within a period from which the start is forgotten. */
    private static final double SETTLED = 30;

    /** Refuses a flow size that is not positive and a limit outside 1..1e6. */
    public CellFlow {
        if (!(meanFlowBits > 0) || mostFlows < 1 || mostFlows > 1_000_000) {
            throw new IllegalArgumentException("mean flow of " + meanFlowBits + " bit and limit of " + mostFlows
                    + " flows: a size above 0 and 1..1000000 flows are possible");
        }
    }

    /**
     * Figures of one period with constant traffic and capacity.
     *
     * @param activeFlowsAtStart expected flows in transfer at its start, 0 or more
     * @param seconds length, above 0
     */
    public FlowState over(double trafficBitPerS, double capacityBitPerS, double activeFlowsAtStart, double seconds) {
        double load = ProcessorSharing.load(trafficBitPerS, capacityBitPerS);
        double arrivals = trafficBitPerS / meanFlowBits;
        double departures = capacityBitPerS / meanFlowBits;
        double drift = arrivals - departures;
        double atEnd;
        double mean;
        FlowRegime regime;
        if (settles(arrivals, departures, activeFlowsAtStart, seconds)) {
            regime = FlowRegime.EQUILIBRIUM;
            atEnd = load < 1 ? equilibrium(load) : new AdmissionLimit(mostFlows).meanActiveFlows(load);
            // The start's excess drains as fluid: a triangle of height excess and slope drift.
            double excess = Math.max(0, activeFlowsAtStart - atEnd);
            mean = atEnd + (drift < 0 ? excess * Math.min(1, excess / (-drift * seconds) / 2) : 0);
        } else {
            regime = drift < 0 ? FlowRegime.TRANSIENT : FlowRegime.OVERLOAD;
            double variance = 2 * arrivals;
            // Mean over the period by the Gauss-Radau rule with its third node at the end, which is wanted anyway
            // (nodes (4 -+ sqrt 6)/10 and 1, weights (16 -+ sqrt 6)/36 and 1/9).
            double early =
                    ReflectedDiffusion.meanAfter(activeFlowsAtStart, drift, variance, 0.15505102572168222 * seconds);
            double late =
                    ReflectedDiffusion.meanAfter(activeFlowsAtStart, drift, variance, 0.6449489742783178 * seconds);
            atEnd = ReflectedDiffusion.meanAfter(activeFlowsAtStart, drift, variance, seconds);
            mean = 0.3764030627004673 * early + 0.5124858261884216 * late + atEnd / 9;
        }
        atEnd = Math.min(atEnd, mostFlows);
        mean = Math.min(mean, mostFlows);
        double offered = (trafficBitPerS * seconds) + (activeFlowsAtStart - atEnd) * meanFlowBits;
        double served = Math.min(Math.max(offered, 0), capacityBitPerS * seconds);
        double throughput = throughput(mean, served / seconds, capacityBitPerS, load);
        double users = mean + arrivals * connected.idleConnectedSeconds();
        double utilisation = capacityBitPerS > 0 ? served / (capacityBitPerS * seconds) : load > 0 ? 1 : 0;
        return new FlowState(regime, load, utilisation, mean, atEnd, throughput, users, served);
    }

    /**
     * Whether the start is forgotten within the period. The slowest mode of M/M/1 with at most N flows decays at the rate
     * (sqrt(departures) - sqrt(arrivals))^2 + 2 sqrt(arrivals departures) (1 - cos(pi / (N + 1))); above load 1 the queue must first
     * fill, which takes N over the drift.
     */
    private boolean settles(double arrivals, double departures, double start, double seconds) {
        double drift = arrivals - departures;
        double pace = Math.sqrt(departures) - Math.sqrt(arrivals);
        double angle = Math.PI / (mostFlows + 1.0);
        double mixing = Math.sqrt(arrivals * departures) * angle * angle;
        boolean fills = drift <= 0 || mixing * seconds >= SETTLED || (mostFlows - start) * SETTLED <= drift * seconds;
        return fills && (pace * pace + mixing) * seconds >= SETTLED;
    }

    /** Mean of the geometric law cut at the limit N: r/(1-r) - (N+1) r^(N+1) / (1 - r^(N+1)). */
    private double equilibrium(double load) {
        double cut = ProcessorSharing.power(load, mostFlows) * load;
        return ProcessorSharing.meanActiveFlows(load) - (mostFlows + 1.0) * cut / (1 - cut);
    }

    /** Little's law: sent traffic over flows in transfer; the whole capacity where there are none. */
    private static double throughput(double mean, double sentBitPerS, double capacityBitPerS, double load) {
        return mean > 0 && load > 0 ? Math.min(capacityBitPerS, sentBitPerS / mean) : capacityBitPerS;
    }
}
