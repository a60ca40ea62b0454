package io.rantwin.harness.ran.fault;

/**
 * A fault of what is said about the network or to it; the network itself is well. Nodes are named by the index of their site,
 * cells by their index in the layout, measurements by their names in TS 28.552; an empty name means all of them. What is
 * falsified of a cell are figures of that cell alone and of its users, not those of a whole node.
 */
public sealed interface ReportFault extends Fault {
    /**
     * The node's clock is wrong; time stamps of its reports are.
     *
     * @param offsetMillis added at the beginning
     * @param driftPartsPerMillion by which it runs fast from then on
     */
    record ClockSkew(int node, double offsetMillis, double driftPartsPerMillion) implements ReportFault {
        @Override
        public String kind() {
            return "clockSkew";
        }
    }

    /** Reports are lost, each with a probability. */
    record ReportLoss(int node, double probability) implements ReportFault {
        @Override
        public String kind() {
            return "reportLoss";
        }
    }

    /**
     * Reports come late.
     *
     * @param delayMillis least delay
     * @param jitterMillis up to so much more, evenly drawn
     */
    record ReportDelay(int node, double probability, double delayMillis, double jitterMillis) implements ReportFault {
        @Override
        public String kind() {
            return "reportDelay";
        }
    }

    /** Reports come twice, each with a probability. */
    record ReportDuplication(int node, double probability) implements ReportFault {
        @Override
        public String kind() {
            return "reportDuplication";
        }
    }

    /** A report is held back until the node's next one has gone, each with a probability. */
    record ReportReordering(int node, double probability) implements ReportFault {
        @Override
        public String kind() {
            return "reportReordering";
        }
    }

    /** Octets of a report are changed, each report with a probability. */
    record ReportCorruption(int node, double probability) implements ReportFault {
        @Override
        public String kind() {
            return "reportCorruption";
        }
    }

    /** The node loses its connections, is away and comes up again without any subscription. */
    record NodeRestart(int node) implements ReportFault {
        @Override
        public String kind() {
            return "nodeRestart";
        }
    }

    /** The values of the first report in the fault are reported again and again. */
    record FrozenValues(int cell, String measurement) implements ReportFault {
        @Override
        public String kind() {
            return "frozenValues";
        }
    }

    /**
     * A value is in another unit than its name says.
     *
     * @param factor by which it is too large, such as 1000 for bit/s in place of kbit/s
     */
    record WrongUnit(int cell, String measurement, double factor) implements ReportFault {
        @Override
        public String kind() {
            return "wrongUnit";
        }
    }

    /**
     * The cell reports what is not so: value times factor plus offset.
     *
     * @param factor 0 and offset 0 for a cell that says it is idle
     */
    record LiarCell(int cell, String measurement, double factor, double offset) implements ReportFault {
        @Override
        public String kind() {
            return "liarCell";
        }
    }

    /** Controls of the cell are acknowledged and nothing is done. */
    record ControlIgnored(int cell) implements ReportFault {
        @Override
        public String kind() {
            return "controlIgnored";
        }
    }
}
