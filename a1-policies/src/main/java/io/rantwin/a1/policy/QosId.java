package io.rantwin.a1.policy;

/** A kind of QoS flows or bearers. */
public sealed interface QosId {
    /** 1..256 by A1TD. */
    int value();

    /** 5QI (TS 23.501, 5.7.4). */
    record FiveQi(int value) implements QosId {
        @Override
        public String toString() {
            return "5QI " + value;
        }
    }

    /** QCI (TS 23.203, 6.1.7). */
    record Qci(int value) implements QosId {
        @Override
        public String toString() {
            return "QCI " + value;
        }
    }
}
