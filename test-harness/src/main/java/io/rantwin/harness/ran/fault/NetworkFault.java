package io.rantwin.harness.ran.fault;

/** A fault that changes what the network does. Cells are named by their index in the layout. */
public sealed interface NetworkFault extends Fault {
    /** The cell is up and radiates, and serves nobody. */
    record SleepingCell(int cell) implements NetworkFault {
        @Override
        public String kind() {
            return "sleepingCell";
        }
    }

    /**
     * Antenna, connector or feeder lose power (water, corrosion).
     *
     * @param lossDb 0 or more
     */
    record AntennaDegradation(int cell, double lossDb) implements NetworkFault {
        @Override
        public String kind() {
            return "antennaDegradation";
        }
    }

    /**
     * The power amplifier gives less than it is told.
     *
     * @param lossDb 0 or more
     */
    record AmplifierDegradation(int cell, double lossDb) implements NetworkFault {
        @Override
        public String kind() {
            return "amplifierDegradation";
        }
    }

    /**
     * The way of heat to the air gets worse: a fan slows down, dust settles.
     *
     * @param heatResistanceFactor thermal resistance against a healthy unit, 1 or more
     */
    record FanDegradation(int cell, double heatResistanceFactor) implements NetworkFault {
        @Override
        public String kind() {
            return "fanDegradation";
        }
    }

    /**
     * The way to the core carries less.
     *
     * @param bitsPerSecond downlink, 0 or more
     */
    record BackhaulLimit(int cell, double bitsPerSecond) implements NetworkFault {
        @Override
        public String kind() {
            return "backhaulLimit";
        }
    }

    /**
     * Something disturbs the users of one cell.
     *
     * @param noiseRiseDb 0 or more
     */
    record Interference(int cell, double noiseRiseDb) implements NetworkFault {
        @Override
        public String kind() {
            return "interference";
        }
    }

    /**
     * A transmitter that does not belong there. It raises the noise of the cells around it, the less the farther they are:
     * interference over noise falls with distance d as (1 + d / reach)^-3.76, and is on and off in turns.
     *
     * @param xMetres east of the layout's origin
     * @param yMetres north of the layout's origin
     * @param reachMetres above 0
     * @param carrier index of the carrier that it disturbs, or -1 for all
     * @param noiseRiseDb for a cell whose middle is at its place, 0 or more
     * @param onSeconds network time that a burst lasts
     * @param offSeconds network time between bursts; 0 for one that never stops
     */
    record Jammer(
            double xMetres,
            double yMetres,
            double reachMetres,
            int carrier,
            double noiseRiseDb,
            double onSeconds,
            double offSeconds)
            implements NetworkFault {
        @Override
        public String kind() {
            return "jammer";
        }
    }

    /** A cell does not know a neighbour, so that nobody is handed over to it. */
    record MissingNeighbour(int cell, int neighbour) implements NetworkFault {
        @Override
        public String kind() {
            return "missingNeighbour";
        }
    }
}
